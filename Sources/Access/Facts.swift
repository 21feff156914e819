/// What a decision builds on besides the caller: read from the record beforehand, so that the decision is pure.
package struct Facts: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    /// Who has to do with the care of the citizen whom this is about.
    package var relations: [CareRelation]
    /// What Consents say: all of the citizen whom this is about, or all that name the caller, where the caller is a
    /// relative and this is about nobody in particular.
    package var provisions: [Provision]
    /// The first instant at which each of these citizens is 15, in milliseconds since 1970; one who is not here was born
    /// nobody knows when.
    package var comesOfAge: [String: Int64]
    /// Those whose address is protected.
    package var protected: Set<String>

    package init(
        instant: Int64, relations: [CareRelation] = [], provisions: [Provision] = [], comesOfAge: [String: Int64] = [:],
        protected: Set<String> = []
    ) {
        self.instant = instant
        self.relations = relations
        self.provisions = provisions
        self.comesOfAge = comesOfAge
        self.protected = protected
    }

    /// Whether a citizen is known to be too young to decide alone.
    package func isTooYoung(_ patient: String) -> Bool { comesOfAge[patient].map { instant < $0 } ?? false }
}
