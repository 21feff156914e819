package import Access
package import Record

/// How often alarms were right, in a stated period: by rule, in numbers.
package struct AlarmQuality: Sendable, Hashable {
    /// Days that are counted, up to now.
    package var days: Int
    package var lines: [AlarmLine]

    /// All of them together.
    package var tally: AlarmTally { lines.map(\.tally).reduce(AlarmTally(), +) }

    /// The periods that can be asked for.
    package static let periods = [30, 90, 365]

    /// Those of the caller's own unit.
    ///
    /// - Parameter programmes: all versions of those that the record knows.
    package static func ofOwnUnit(
        _ record: Record, days: Int, programmes: [Programme], as caller: Caller, because purpose: Purpose,
        doing activity: String
    ) async throws -> AlarmQuality {
        let since = record.surroundings.now() - Int64(days) * LocalClock.day
        let groups = try await record.unitFigures(
            [
                UnitFigureQuery(
                    AlarmProjection.name, unitColumn: "owner", where: [.atLeast("done", .integer(since))],
                    by: columns)
            ], as: caller, because: purpose, doing: activity)
        return AlarmQuality(days: days, lines: lines(groups[0], programmes, .standard))
    }

    /// What is counted together.
    static let columns = ["programme", "rule", "urgency", "acted"]

    /// Groups of numbers as lines: what the numbers stand for is found among what the programmes can say.
    static func lines(
        _ groups: [RowGroup], _ programmes: [Programme], _ thresholds: AlarmThresholds
    ) -> [AlarmLine] {
        struct Key: Hashable {
            var programme: Programme?
            var rule: AlarmRule?
            var urgency: Urgency
        }
        let known = Dictionary(
            programmes.map { (ReferenceMark.number(of: $0.canonical), $0) }, uniquingKeysWith: { first, _ in first })
        let rules = Dictionary(
            programmes.flatMap(AlarmRule.all).map { (ReferenceMark.number(of: $0.name), $0) },
            uniquingKeysWith: { first, _ in first })
        var tallies: [Key: AlarmTally] = [:]
        for group in groups {
            guard let urgency = group.values[2].integer.flatMap({ Urgency(rank: Int($0)) }) else { continue }
            let key = Key(
                programme: group.values[0].integer.flatMap { known[$0] },
                rule: group.values[1].integer.flatMap { rules[$0] }, urgency: urgency)
            if group.values[3].integer == 1 {
                tallies[key, default: AlarmTally()].acted += group.count
            } else {
                tallies[key, default: AlarmTally()].notNeeded += group.count
            }
        }
        return tallies.map { key, tally in
            let isNoise = tally.isNoise(key.urgency, fewest: thresholds.fewestAlarms, by: thresholds)
            return AlarmLine(
                programme: key.programme, rule: key.rule, urgency: key.urgency, tally: tally,
                suggestion: isNoise ? AlarmSuggestion(key.rule) : nil)
        }.sorted(by: AlarmLine.isBefore)
    }
}
