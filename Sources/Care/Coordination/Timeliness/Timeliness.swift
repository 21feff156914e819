package import Access
package import Record

/// How a unit has kept one kind of deadline: numbers.
package struct Timeliness: Sendable, Hashable {
    package enum Kind: Int64, Sendable, Hashable, CaseIterable {
        case handoverAnswered = 1
        case taskAnswered = 2
        case taskDone = 3
        case dischargePart = 4
    }

    package var kind: Kind
    package var inTime: Int
    package var late: Int
    /// Not done yet, and past its deadline.
    package var openLate: Int

    package init(kind: Kind, inTime: Int = 0, late: Int = 0, openLate: Int = 0) {
        self.kind = kind
        self.inTime = inTime
        self.late = late
        self.openLate = openLate
    }

    /// How many of a hundred were in time, of those that are over or overdue; nil where there are none.
    package var share: Int? {
        let all = inTime + late + openLate
        return all == 0 ? nil : inTime * 100 / all
    }

    /// Deadlines within so many days count.
    private static let days: Int64 = 90

    /// How the caller's own unit has kept its deadlines.
    package static func figures(
        _ record: Record, as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> [Timeliness] {
        let now = record.surroundings.now()
        let recent: [RowQuery.Condition] = [
            .atLeast("due", .integer(now - days * 86_400_000)), .less("due", than: .integer(now)),
        ]
        let name = TimelinessProjection.name
        let groups = try await record.unitFigures(
            [
                UnitFigureQuery(name, unitColumn: "unit", where: [recent[0]], by: ["kind", "in_time"]),
                UnitFigureQuery(
                    name, unitColumn: "unit", where: recent + [.equals("in_time", .null)], by: ["kind"]),
            ], as: caller, because: purpose, doing: activity)
        var figures: [Kind: Timeliness] = [:]
        for group in groups[0] {
            guard let kind = group.values[0].integer.flatMap(Kind.init), let inTime = group.values[1].integer else {
                continue
            }
            var figure = figures[kind] ?? Timeliness(kind: kind)
            if inTime == 1 { figure.inTime += group.count } else { figure.late += group.count }
            figures[kind] = figure
        }
        for group in groups[1] {
            guard let kind = group.values[0].integer.flatMap(Kind.init) else { continue }
            figures[kind, default: Timeliness(kind: kind)].openLate += group.count
        }
        return Kind.allCases.compactMap { figures[$0] }
    }
}
