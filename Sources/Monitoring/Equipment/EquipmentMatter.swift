/// What can be due with something that is lent: a line of `equipment-matters.tsv`.
package enum EquipmentMatter: String, Sendable, Hashable, CaseIterable {
    case delivery, instruction, mending, battery, calibration
    /// That it comes back, once what it was lent for is over.
    case giveBack = "return"

    /// How long before the day the unit is told.
    var ahead: Int64 { days(1) }
    /// After how long it is told again, where nobody is at it.
    var again: Int64 { days(2) }
    /// How far ahead staff may set it.
    package var longest: Int64 { days(3) }
    /// What the unit's task says.
    var task: String { Self.lines[rawValue]?[4] ?? rawValue }

    private func days(_ column: Int) -> Int64 {
        (Self.lines[rawValue].flatMap { Int64($0[column]) } ?? 0) * LocalClock.day
    }

    static let lines: [String: [String]] = Dictionary(
        MonitoringTable.lines("equipment-matters").filter { $0.count == 5 }.map { ($0[0], $0) },
        uniquingKeysWith: { first, _ in first })
}
