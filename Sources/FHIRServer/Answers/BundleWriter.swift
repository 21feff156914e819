import FHIR
import Record

/// Writes a Bundle as its entries come; the resources in it are copied byte for byte.
struct BundleWriter {
    private let type: String
    private var links: [(relation: String, address: String)] = []
    private var entries = JSONWriter()
    /// Whether entries have been taken away to go out.
    private var hasGivenEntries = false
    /// How many matches a search has in all; nil where that is not said.
    var total: Int?

    init(type: String) {
        self.type = type
    }

    mutating func link(_ relation: String, _ address: String) { links.append((relation, address)) }

    /// Adds one entry.
    mutating func entry(_ content: (inout JSONWriter) -> Void) { entries.object(content) }

    /// One version in a history.
    mutating func append(historyOf version: StoredResource, base: String) {
        entry { writer in
            writer.member("fullUrl", "\(base)/\(version.reference)")
            if !version.isDeletion {
                writer.key("resource")
                writer.raw(version.bytes)
            }
            let isFirst = version.version == 1
            writer.object("request") { writer in
                writer.member("method", version.isDeletion ? "DELETE" : isFirst ? "POST" : "PUT")
                writer.member("url", isFirst ? version.type : version.reference)
            }
            writer.object("response") { writer in
                writer.member("status", version.isDeletion ? "204" : isFirst ? "201" : "200")
                writer.member("etag", EntityTag.text(version.version))
                writer.member("lastModified", Self.instant(version.updated))
            }
        }
    }

    /// What a search found, or what comes with it.
    mutating func append(_ resource: StoredResource, mode: String, _ base: String, _ bytes: [UInt8]) {
        entry { writer in
            writer.member("fullUrl", "\(base)/\(resource.reference)")
            writer.key("resource")
            writer.raw(bytes)
            writer.object("search") { $0.member("mode", mode) }
        }
    }

    /// What there is to say about a search.
    mutating func append(_ issues: [OutcomeIssue]) {
        entry { writer in
            writer.key("resource")
            writer.operationOutcome(issues)
            writer.object("search") { $0.member("mode", "outcome") }
        }
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Bundle")
            writer.member("type", type)
            if let total { writer.member("total", total) }
            if !links.isEmpty {
                writer.array("link") { writer in
                    for link in links {
                        writer.object {
                            $0.member("relation", link.relation)
                            $0.member("url", link.address)
                        }
                    }
                }
            }
            // FHIR has no empty arrays.
            if !entries.bytes.isEmpty { writer.array("entry") { $0.raw(entries.bytes) } }
        }
        return writer.bytes
    }

    /// What stands before the first entry of a Bundle that goes out in pieces; then come its entries, and the ``tail``.
    var head: [UInt8] {
        var envelope = self
        envelope.entries = JSONWriter()
        return envelope.bytes.dropLast() + Array(#","entry":["#.utf8)
    }

    static let tail = Array("]}".utf8)

    /// The entries that have come since the last time.
    mutating func takeEntries() -> [UInt8] {
        let bytes = entries.bytes
        guard !bytes.isEmpty else { return [] }
        entries = JSONWriter()
        defer { hasGivenEntries = true }
        return hasGivenEntries ? [UInt8(ascii: ",")] + bytes : bytes
    }

    /// An instant as FHIR writes it.
    static func instant(_ milliseconds: Int64) -> String {
        InstantText.exact(milliseconds)
    }
}
