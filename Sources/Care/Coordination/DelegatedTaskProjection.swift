import FHIR
package import Record

/// Delegated tasks as rows that name both units, so that a unit's list is one range of an index.
package enum DelegatedTaskProjection {
    package static let name = "delegated_task"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("giver", .integer), .init("open", .integer), .init("next", .integer),
            .init("due", .integer), .init("given", .integer), .init("answered_in_time", .integer),
            .init("done_in_time", .integer), .init("told", .integer), .init("status", .text), .init("title", .text),
            .init("task", .text), .init("citizen", .text), .init("owner_name", .text), .init("giver_name", .text),
        ],
        indexes: [
            .init("owner", on: ["owner", "open", "next"], isAcrossPatients: true),
            .init("giver", on: ["giver", "open", "next"], isAcrossPatients: true),
        ],
        types: ["Task"],
        rows: { json in DelegatedTask(json).map { [values(of: $0)] } ?? [] })

    /// Which side of a task a unit is on.
    package enum Side: String, Sendable, Hashable, CaseIterable {
        case owner, giver
    }

    /// The open tasks of a unit, those first whose next deadline is first.
    ///
    /// - Parameter unit: `Organization/…`.
    package static func open(_ side: Side, of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name,
            where: [
                .equals(side.rawValue, .integer(ReferenceMark.number(of: unit))), .equals("open", .integer(1)),
            ], order: [.ascending("next")], limit: limit)
    }

    private static func values(of task: DelegatedTask) -> [ColumnValue] {
        func isInTime(_ instant: Int64?, _ limit: Int64) -> ColumnValue {
            instant.map { .integer($0 <= limit ? 1 : 0) } ?? .null
        }
        return [
            .integer(ReferenceMark.number(of: task.owner.reference)),
            .integer(ReferenceMark.number(of: task.giver.reference)), .integer(task.isOpen ? 1 : 0),
            .integer(task.next), .integer(task.due), .integer(task.given), isInTime(task.answered, task.answerBy),
            isInTime(task.finished, task.due), .integer(Int64(task.escalations.count)), .text(task.status.rawValue),
            .text(task.title), .text(task.id), .text(task.patient), .text(orNull: task.owner.name),
            .text(orNull: task.giver.name),
        ]
    }
}

/// A task as it stands on a unit's list.
package struct TaskLine: Sendable, Hashable {
    package var id: String
    package var citizen: String
    package var citizenName: String?
    package var title: String
    package var status: DelegatedTask.Status
    /// The other unit: who gave it, or whom it was given to.
    package var other: String?
    /// By when the next thing must happen.
    package var next: Int64
    package var due: Int64
    package var given: Int64
    /// Whether the unit's leader has been told that it is late.
    package var isTold: Bool

    package init(
        id: String, citizen: String, citizenName: String? = nil, title: String, status: DelegatedTask.Status,
        other: String? = nil, next: Int64, due: Int64, given: Int64, isTold: Bool = false
    ) {
        self.id = id
        self.citizen = citizen
        self.citizenName = citizenName
        self.title = title
        self.status = status
        self.other = other
        self.next = next
        self.due = due
        self.given = given
        self.isTold = isTold
    }

    /// Nil for a row that is none of ``DelegatedTaskProjection``.
    init?(_ values: [ColumnValue], seenFrom side: DelegatedTaskProjection.Side) {
        guard values.count == 15, let next = values[3].integer, let due = values[4].integer,
            let given = values[5].integer, let status = values[9].text.flatMap(DelegatedTask.Status.init),
            let title = values[10].text, let id = values[11].text, let citizen = values[12].text
        else { return nil }
        self.init(
            id: id, citizen: citizen, title: title, status: status, other: values[side == .owner ? 14 : 13].text,
            next: next, due: due, given: given, isTold: (values[8].integer ?? 0) > 0)
    }
}
