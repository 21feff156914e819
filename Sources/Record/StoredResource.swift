package import FHIR

/// One version of a resource as the record keeps it.
package struct StoredResource: Sendable {
    /// Where it lies.
    package let key: ResourceKey
    package let type: String
    package let id: String
    /// From 1, one more for each change.
    package let version: Int
    /// When this version came, in milliseconds since 1970-01-01T00:00:00Z.
    package let updated: Int64
    /// The canonical JSON with `id`, `meta.versionId` and `meta.lastUpdated`; empty for a deletion.
    package let bytes: [UInt8]

    package init(key: ResourceKey, type: String, id: String, version: Int, updated: Int64, bytes: [UInt8]) {
        self.key = key
        self.type = type
        self.id = id
        self.version = version
        self.updated = updated
        self.bytes = bytes
    }

    package var isDeletion: Bool { bytes.isEmpty }

    /// `Type/id`.
    package var reference: String { type + "/" + id }

    /// The parsed content.
    ///
    /// - Throws: ``JSONError`` for a deletion, or where the stored bytes are damaged.
    package func json() throws(JSONError) -> JSONValue { try JSONDocument(bytes).root }
}

/// What a write did.
package struct Outcome: Sendable, Hashable {
    package let type: String
    package let id: String
    /// The version that is now current.
    package let version: Int
    package let change: Change

    package init(type: String, id: String, version: Int, change: Change) {
        self.type = type
        self.id = id
        self.version = version
        self.change = change
    }

    package enum Change: UInt8, Sendable, Hashable {
        /// The content was already there, so there is no new version.
        case unchanged = 0
        case created = 1
        case updated = 2
        case deleted = 3
    }
}
