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
