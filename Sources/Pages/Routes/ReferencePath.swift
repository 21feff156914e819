/// A reference into the record, `Type/id`, as two parts of a path.
package struct ReferencePath: Sendable, Hashable {
    package let type: String
    package let id: String

    package init(type: String, id: String) {
        self.type = type
        self.id = id
    }

    /// Nil where the text is not `Type/id`.
    package init?(_ reference: String) {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(type: String(parts[0]), id: String(parts[1]))
    }

    package var text: String { "\(type)/\(id)" }
}
