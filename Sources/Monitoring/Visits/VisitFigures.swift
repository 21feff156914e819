import Record

/// What became of the visits that questionnaires were sent instead of, over the last year: numbers, without a look at anybody.
package struct VisitFigures: Sendable, Hashable {
    package var counts: [InsteadOfVisit.State: Int]

    package init(counts: [InsteadOfVisit.State: Int]) {
        self.counts = counts
    }

    /// How many were sent.
    package var sent: Int { counts.values.reduce(0, +) }

    package subscript(state: InsteadOfVisit.State) -> Int { counts[state, default: 0] }

    /// How far back is counted: a year.
    private static let counted: Int64 = 365 * LocalClock.day

    /// What is asked of a unit's rows at an instant.
    static func query(at instant: Int64) -> UnitFigureQuery {
        UnitFigureQuery(
            VisitProjection.name, unitColumn: "owner", where: [.atLeast("sent", .integer(instant - counted))],
            by: ["state"])
    }

    /// From the answer to ``query(at:)``.
    init(_ groups: [RowGroup]) {
        self.init(counts: [:])
        for group in groups {
            guard let state = group.values[0].integer.flatMap({ InsteadOfVisit.State(rawValue: Int($0)) }) else {
                continue
            }
            counts[state, default: 0] += group.count
        }
    }
}
