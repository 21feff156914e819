import FHIR
import Record

/// The answer to one interaction, before it becomes HTTP or an entry of a batch.
package struct FHIRAnswer: Sendable {
    package var status: Int
    /// In the ``format``; empty where there is nothing to say.
    package var body: [UInt8]
    /// What the body is written in: JSON, until the client's wish is met.
    package var format = AnswerFormat.json
    /// `W/"3"`: the version of the resource that the answer holds or tells of.
    package var entityTag: String?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var lastModified: Int64?
    /// Where a new version is found.
    package var location: String?
    /// The methods that an address takes.
    package var allowed: [FHIRMethod] = []
    /// Seconds after which to try again.
    package var retryAfter: Int?
    /// The type of an error of ours, for the log.
    var fault: String?
    /// Whether the answer says what the server can, and nothing about anybody.
    package var isPublic = false
    /// Whether something has been written, so that the answer must not read as if nothing had.
    var hasWritten = false

    init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }

    /// A resource as the record keeps it: its bytes go out as they are.
    init(status: Int = 200, version: StoredResource) {
        self.init(status: status, body: version.bytes)
        entityTag = EntityTag.text(version.version)
        lastModified = version.updated
    }

    /// How soon to come back when too much is waiting: a full queue is written in about a second.
    private static let patience = 2

    init(_ error: FHIRError) {
        var writer = JSONWriter()
        writer.operationOutcome(error.issues)
        self.init(status: error.status, body: writer.bytes)
        if case .methodNotAllowed(let methods) = error { allowed = methods }
        if case .busy = error { retryAfter = Self.patience }
    }
}

/// The weak entity tags that versions have.
///
/// Source: FHIR R4, RESTful API, 3.1.0.1.3.1 Managing Resource Contention.
enum EntityTag {
    static func text(_ version: Int) -> String { "W/\"\(version)\"" }

    /// Whether a header's list of tags names a version; `*` names any.
    static func list(_ header: String, names version: Int) -> Bool {
        header.split(separator: ",").contains { part in
            let tag = part.filter { !$0.isWhitespace }
            return tag == "*" || tag == text(version) || tag == "\"\(version)\""
        }
    }
}
