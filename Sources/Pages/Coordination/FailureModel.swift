package import Care

/// What the page about failures of cooperation around one citizen is made from.
package struct FailureModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var failures: [CoordinationFailure]
    /// The units that can look into one.
    package var units: [TaskParty]
    /// The one that looks into it where nobody knows which should.
    package var clinic: TaskParty?
    package var selves: Set<String>

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, failures: [CoordinationFailure],
        units: [TaskParty] = [], clinic: TaskParty? = nil, selves: Set<String> = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.failures = failures
        self.units = units
        self.clinic = clinic
        self.selves = selves
    }
}
