/// What can be done with something that is lent.
package enum EquipmentStep: String, Sendable, Hashable, CaseIterable {
    case ordered, sent, delivered
    /// Shown to the citizen, and tried.
    case instructed
    case faulty, mended
    /// The batteries were changed.
    case battery
    case calibrated
    /// It stays with the citizen, though what it was lent for is over.
    case kept
    case returned, lost, cancelled

    /// Where it can be taken from; the first step is taken from nowhere.
    package var from: Set<EquipmentStage> {
        switch self {
        case .ordered: []
        case .sent: [.ordered]
        case .delivered: [.ordered, .sent]
        case .instructed: [.delivered]
        case .faulty: [.delivered, .instructed]
        case .mended: [.faulty]
        case .battery, .calibrated: [.delivered, .instructed, .faulty]
        case .kept: [.ordered, .sent, .delivered, .instructed, .faulty]
        case .returned: [.delivered, .instructed, .faulty, .lost]
        case .lost: [.sent, .delivered, .instructed, .faulty]
        case .cancelled: [.ordered, .sent]
        }
    }

    /// Whether it must be said why.
    package var needsWords: Bool { self == .faulty || self == .kept || self == .lost || self == .cancelled }

    /// What can become due, or be due no more, by it.
    var settles: Set<EquipmentMatter> {
        switch self {
        case .ordered: [.delivery]
        case .sent: []
        case .delivered: [.delivery, .instruction, .battery, .calibration]
        case .instructed: [.instruction]
        case .faulty, .mended: [.mending]
        case .battery: [.battery]
        case .calibrated: [.calibration]
        case .kept: [.giveBack]
        case .returned, .lost, .cancelled: Set(EquipmentMatter.allCases)
        }
    }
}
