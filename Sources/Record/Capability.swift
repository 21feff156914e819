package import FHIR

/// What a room of `Care` brings to the record: one value.
package struct Capability: Sendable {
    package let name: String
    package let projections: [Projection]
    package let rules: [WriteRule]

    package init(name: String, projections: [Projection] = [], rules: [WriteRule] = []) {
        self.name = name
        self.projections = projections
        self.rules = rules
    }
}

/// A rule that a write must keep. Pure: it sees what was and what would be.
package struct WriteRule: Sendable {
    package let name: String
    /// The resource types it concerns; nil: any.
    package let types: Set<String>?
    /// Nil where the change is allowed; else what is wrong with it, for the caller, without personal data.
    package let violation: @Sendable (ProposedChange) -> String?

    package init(
        name: String, types: Set<String>? = nil, violation: @escaping @Sendable (ProposedChange) -> String?
    ) {
        self.name = name
        self.types = types
        self.violation = violation
    }
}

/// A write that is about to happen.
package struct ProposedChange: Sendable {
    package let type: String
    package let id: String
    /// The current content; nil where there is none.
    package let before: JSONValue?
    /// The content to come; nil for a deletion.
    package let after: JSONValue?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64
}
