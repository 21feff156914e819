/// Access that a citizen has given to a relative, as the record's Consent says it.
package struct Grant: Sendable, Hashable {
    /// The Patient's id.
    package var patient: String
    /// The RelatedPerson's id.
    package var relatedPerson: String
    /// In force from this instant, in milliseconds since 1970; nil: always was.
    package var from: Int64?
    /// In force before this instant; nil: until withdrawn.
    package var until: Int64?
    /// The purposes it is given for; empty: any.
    package var purposes: Set<String>

    package init(
        patient: String, relatedPerson: String, from: Int64? = nil, until: Int64? = nil, purposes: Set<String> = []
    ) {
        self.patient = patient
        self.relatedPerson = relatedPerson
        self.from = from
        self.until = until
        self.purposes = purposes
    }

    /// Whether it lets this relative in for this purpose at this instant.
    package func isInForce(for relatedPerson: String, purpose: Purpose, at instant: Int64) -> Bool {
        self.relatedPerson == relatedPerson
            && (from ?? .min) <= instant && instant < (until ?? .max)
            && (purposes.isEmpty || purposes.contains(purpose.rawValue))
    }
}

/// What a decision builds on besides the caller: read from the record beforehand, so that the decision is pure.
package struct Facts: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    /// What citizens have given the caller, where the caller is a relative.
    package var grants: [Grant]

    package init(instant: Int64, grants: [Grant] = []) {
        self.instant = instant
        self.grants = grants
    }
}
