import FHIR

/// A generated resource with all its versions.
struct Item: Sendable {
    let number: Int
    let type: String
    /// The Patient in whose compartment it is, by its number; nil: nobody's. As the generator knows it, not as the
    /// record works it out.
    let owner: Int?
    /// The first is version 1. What they say may differ; whose they are does not.
    var versions: [Version]

    /// One version: what it says, or that the resource was deleted.
    struct Version: Sendable {
        /// Nil: a deletion.
        let json: String?
        let parsed: JSONValue?
        /// Of a Patient: the same without where somebody lives and how to reach them.
        var withoutAddress: String?
        /// When it was written, counted from 0: all of a wave are one transaction.
        let wave: Int
    }

    var id: String { Marker.id(number) }
    var reference: String { type + "/" + id }
    var newest: Version { versions[versions.count - 1] }
    var isDeleted: Bool { newest.json == nil }

    /// What the current version says; nil where it is deleted.
    var current: JSONValue? { newest.parsed }

    /// What a version says, or for a deletion what was deleted.
    ///
    /// - Parameter version: from 1.
    func content(_ version: Int) -> JSONValue? {
        versions.prefix(version).last { $0.json != nil }?.parsed
    }
}
