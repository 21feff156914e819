package import Care

/// What the page about the tasks of one citizen is made from.
package struct TaskModel: Sendable, Hashable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var tasks: [DelegatedTask]
    /// The units to choose among.
    package var units: [TaskParty]
    /// All references that the reader answers to; empty for those who are no staff.
    package var selves: Set<String>

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, tasks: [DelegatedTask], units: [TaskParty] = [],
        selves: Set<String> = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.tasks = tasks
        self.units = units
        self.selves = selves
    }
}
