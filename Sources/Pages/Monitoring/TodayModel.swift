package import Care

/// What one citizen is to measure and answer today, and how it went: what the page of today shows.
package struct TodayModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// Whether whoever looks may enter something: the citizen, or a relative who has been given that.
    package var mayEnter: Bool
    package var plans: [TodayPlan]
    /// Whether somebody has asked whether home is right, and the citizen's own part is not written.
    package var isAskedAboutHome: Bool

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, mayEnter: Bool, plans: [TodayPlan],
        isAskedAboutHome: Bool = false
    ) {
        self.citizen = citizen
        self.relation = relation
        self.mayEnter = mayEnter
        self.plans = plans
        self.isAskedAboutHome = isAskedAboutHome
    }
}
