package import Care

/// What the page is made from.
package struct JointPlanModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    /// Nil where nobody has begun one.
    package var plan: JointPlan?
    package var versions: [CareReader.PlanVersion]
    /// Who can do something: units around the citizen, the citizen, relatives.
    package var owners: [TaskParty]
    package var selves: Set<String>

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, plan: JointPlan?,
        versions: [CareReader.PlanVersion] = [], owners: [TaskParty] = [], selves: Set<String> = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.plan = plan
        self.versions = versions
        self.owners = owners
        self.selves = selves
    }
}
