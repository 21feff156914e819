/// What was just done with equipment, or could not be.
package enum EquipmentNotice: String, Sendable, Hashable, CaseIterable {
    case ordered, kept, told, late

    /// Whether something was not done.
    var isRefusal: Bool { self == .late }
}

/// What is wrong with a form about it.
package enum EquipmentMistake: Sendable, Hashable, CaseIterable {
    case kind, serial, date, words
}
