package import Access
import FHIR
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

/// Deadlines of Tasks as rows: whose, of which kind, and whether they were kept.
package enum TimelinessProjection {
    package static let name = "timeliness"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("unit", .integer), .init("kind", .integer), .init("due", .integer), .init("in_time", .integer),
        ],
        indexes: [.init("unit", on: ["unit", "due", "kind", "in_time"], isAcrossPatients: true)],
        types: ["Task"], rows: rows)

    private static func rows(_ json: JSONValue) -> [[ColumnValue]] {
        if let task = DelegatedTask(json) {
            return [
                row(task.owner, .taskAnswered, task.answerBy, task.answered, isOpen: task.status.awaitsAnswer),
                row(
                    task.owner, .taskDone, task.due, task.step(.done)?.at,
                    isOpen: task.status == .accepted),
            ].compactMap(\.self)
        }
        guard let codings = json["code"]?.list("coding"),
            let code = codings.first(where: { $0["system"]?.string == CoordinationSystems.taskKind })?["code"]?.string,
            let kind = kinds[code], let owner = TaskParty(json["owner"]), let status = json["status"]?.string,
            let due = json["restriction"]?["period"]?["end"]?.instantValue
        else { return [] }
        let isOpen = kind.open.contains(status)
        if !isOpen, !kind.kept.contains(status) { return [] }
        let happened = isOpen ? nil : json["lastModified"]?.instantValue
        return [row(owner, kind.kind, due, happened, isOpen: isOpen)].compactMap(\.self)
    }

    /// Nil for what neither happened nor is still to happen, such as a task that was withdrawn.
    private static func row(
        _ owner: TaskParty, _ kind: Timeliness.Kind, _ due: Int64, _ happened: Int64?, isOpen: Bool
    ) -> [ColumnValue]? {
        guard isOpen || happened != nil else { return nil }
        return [
            .integer(ReferenceMark.number(of: owner.reference)), .integer(kind.rawValue), .integer(due),
            happened.map { .integer($0 <= due ? 1 : 0) } ?? .null,
        ]
    }

    /// What other kinds of Tasks count as, and by which statuses the deadline is still open or was kept.
    private static let kinds: [String: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>)] = {
        let part: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>) = (
            .dischargePart, ["requested", "received", "accepted", "ready", "in-progress"], ["completed"]
        )
        var kinds: [String: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>)] = [
            "handover": (.handoverAnswered, ["requested", "received"], ["accepted", "rejected", "completed"])
        ]
        for code in [
            "care-course-plan", "discharge-report", "rehabilitation-plan", "discharge-letter",
            "medication-reconciliation", "aids-and-supplies",
        ] { kinds[code] = part }
        return kinds
    }()
}
