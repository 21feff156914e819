package import Access
package import Record

/// A citizen whose alarms led to nothing more often than others'.
package struct AlarmCitizen: Sendable, Hashable {
    /// The CarePlan's id.
    package var plan: String
    /// The Patient's id.
    package var citizen: String
    package var citizenName: String?
    package var title: String
    package var tally: AlarmTally

    /// The plans of the caller's own unit whose alarms led to nothing most often, as numbers: whose they are is asked for in a
    /// reading that the gate lets through.
    package static func plansOfOwnUnit(
        _ record: Record, days: Int, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> [(plan: Int64, tally: AlarmTally)] {
        let since = record.surroundings.now() - Int64(days) * LocalClock.day
        let thresholds = AlarmThresholds.standard
        let groups = try await record.unitFigures(
            [
                UnitFigureQuery(
                    AlarmProjection.name, unitColumn: "owner",
                    where: [
                        .atLeast("done", .integer(since)),
                        .isNot("urgency", .integer(Int64(Urgency.wish.rank))),
                    ],
                    by: ["plan", "acted"])
            ], as: caller, because: purpose, doing: activity)
        var tallies: [Int64: AlarmTally] = [:]
        for group in groups[0] {
            guard let plan = group.values[0].integer else { continue }
            if group.values[1].integer == 1 {
                tallies[plan, default: AlarmTally()].acted += group.count
            } else {
                tallies[plan, default: AlarmTally()].notNeeded += group.count
            }
        }
        let noisy = tallies.filter { _, tally in
            tally.isNoise(.yellow, fewest: thresholds.fewestAlarmsOfOne, by: thresholds)
        }
        return noisy.sorted { ($1.value.notNeeded, $0.key) < ($0.value.notNeeded, $1.key) }
            .prefix(thresholds.mostCitizens).map { ($0.key, $0.value) }
    }
}
