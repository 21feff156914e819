package import Care

/// What one citizen is to measure and answer today, and how it went: what the page of today shows.
package struct TodayModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// Whether whoever looks may enter something: the citizen, or a relative who has been given that.
    package var mayEnter: Bool
    package var plans: [TodayPlan]

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, mayEnter: Bool, plans: [TodayPlan]
    ) {
        self.citizen = citizen
        self.relation = relation
        self.mayEnter = mayEnter
        self.plans = plans
    }
}
