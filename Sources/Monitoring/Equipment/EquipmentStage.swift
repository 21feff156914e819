/// Where something that is lent has come to.
package enum EquipmentStage: String, Sendable, Hashable, CaseIterable {
    case ordered
    /// On its way.
    case sent
    /// At the citizen's home, and not explained yet.
    case delivered
    /// In use.
    case instructed
    case faulty, returned, lost
    /// Ordered, and never delivered.
    case cancelled

    /// Nil where one of the steps cannot come after those before it.
    package init?(after steps: [HomeEquipment.Step]) {
        guard let first = steps.first, first.code == .ordered else { return nil }
        var stage = EquipmentStage.ordered
        var isExplained = false
        for step in steps.dropFirst() {
            guard step.code.from.contains(stage) else { return nil }
            if step.code == .instructed { isExplained = true }
            switch step.code {
            case .ordered, .battery, .calibrated, .kept: break
            case .sent: stage = .sent
            case .delivered: stage = .delivered
            case .instructed: stage = .instructed
            case .faulty: stage = .faulty
            // It is where it was before it failed.
            case .mended: stage = isExplained ? .instructed : .delivered
            case .returned: stage = .returned
            case .lost: stage = .lost
            case .cancelled: stage = .cancelled
            }
        }
        self = stage
    }

    /// Whether it is at the citizen's home and works.
    package var isInUse: Bool { self == .delivered || self == .instructed }
    /// Whether the unit has nothing to do with it any more.
    package var isOver: Bool { self == .returned || self == .lost || self == .cancelled }
}
