package import Care

/// What a unit has to see to, as its page shows it.
package struct UnitModel: Sendable {
    /// What the unit is called.
    package var name: String?
    package var pathways: [UnitList: [UnitBoard.PathwayLine]]
    package var handovers: [UnitList: [UnitBoard.HandoverLine]]
    package var tasks: [UnitBoard.TaskLine]
    /// How many pathways the unit has.
    package var total: Int
    /// What people are called, by reference.
    package var names: [String: String]

    package init(
        name: String?, pathways: [UnitList: [UnitBoard.PathwayLine]] = [:],
        handovers: [UnitList: [UnitBoard.HandoverLine]] = [:], tasks: [UnitBoard.TaskLine] = [], total: Int = 0,
        names: [String: String] = [:]
    ) {
        self.name = name
        self.pathways = pathways
        self.handovers = handovers
        self.tasks = tasks
        self.total = total
        self.names = names
    }
}
