package import Access
package import Record

/// How many a unit watches, and how they are: numbers, without a look at anybody.
package struct MonitoringFigures: Sendable, Hashable {
    /// How many open deviations there are of each urgency.
    package var open: [Urgency: Int]
    /// Of them, those that nobody has seen.
    package var unseen: Int
    /// Running plans with nothing open; those on pause are not among them.
    package var green: Int
    package var paused: Int
    /// Deviations that were dealt with, by whether they called for anything to be done.
    package var needed: Int
    package var notNeeded: Int
    /// What became of the visits that questionnaires were sent instead of.
    package var visits: VisitFigures

    /// Those of the caller's own unit.
    package static func ofOwnUnit(
        _ record: Record, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> MonitoringFigures {
        let groups = try await record.unitFigures(
            [
                UnitFigureQuery(
                    DeviationProjection.name, unitColumn: "owner", by: ["open", "urgency", "seen", "needed"]),
                UnitFigureQuery(PlanProjection.name, unitColumn: "owner", by: ["paused"]),
                VisitFigures.query(at: record.surroundings.now()),
            ], as: caller, because: purpose, doing: activity)
        var figures = MonitoringFigures(
            open: [:], unseen: 0, green: 0, paused: 0, needed: 0, notNeeded: 0, visits: VisitFigures(groups[2]))
        for group in groups[0] {
            if group.values[0].integer == 1, let urgency = group.values[1].integer.flatMap({ Urgency(rank: Int($0)) }) {
                figures.open[urgency, default: 0] += group.count
                if group.values[2].integer == 0 { figures.unseen += group.count }
            } else if group.values[3].integer == 1 {
                figures.needed += group.count
            } else {
                figures.notNeeded += group.count
            }
        }
        for group in groups[1] {
            if group.values[0].integer == 1 { figures.paused += group.count } else { figures.green += group.count }
        }
        // A plan that has something open is not green; one that has ended may still have it.
        figures.green = max(0, figures.green - figures.open.values.reduce(0, +))
        return figures
    }
}
