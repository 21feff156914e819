import FHIR
import Record

/// What stands on units' lists about going home: one row for each unit that a Task concerns, made from the Task alone. A
/// line on a list is drawn from its rows, so that a list of hundreds reads no resource.
enum TransitionProjection {
    static let name = "transition"

    static let projection = Projection(
        name: name, version: 3,
        columns: [
            .init("unit", .text), .init("side", .text), .init("kind", .text), .init("state", .text),
            .init("due", .integer), .init("until", .integer), .init("id", .text), .init("discharge", .text),
            .init("citizen", .text), .init("outcome", .text),
        ],
        indexes: [
            .init("unit", on: ["unit", "side", "kind", "state", "due"], isAcrossPatients: true),
            .init("kind", on: ["kind", "state"]),
        ],
        types: ["Task"], rows: rows)

    /// Which side of a Task a unit is on.
    enum Side: String {
        /// Whose it is to do.
        case owner
        /// Who waits for it.
        case receiver
    }

    private struct Row {
        let kind: TaskKind
        let state: String
        let due: Int64?
        let until: Int64?
        /// The Task that it is part of, by id; nil of the discharge's own.
        let discharge: String?
        var outcome: String?
        let units: [(Side, String)]

        func values(_ task: TaskResource) -> [[ColumnValue]] {
            units.map { side, unit in
                [
                    .text(unit), .text(side.rawValue), .text(kind.rawValue), .text(state), .integer(orNull: due),
                    .integer(orNull: until), .text(orNull: task.id), .text(orNull: discharge ?? task.id),
                    .text(orNull: task.subject?.patient), .text(orNull: outcome),
                ]
            }
        }
    }

    private static func rows(_ task: JSONValue) -> [[ColumnValue]] {
        row(task)?.values(TaskResource(json: task)) ?? []
    }

    private static func row(_ task: JSONValue) -> Row? {
        guard let kind = TaskKind(of: task) else { return nil }
        switch kind {
        case .discharge:
            guard let discharge = Discharge(task) else { return nil }
            let receivers = Set([discharge.facts.nursing, discharge.facts.clinic].compactMap(\.self)).sorted()
            return Row(
                kind: kind, state: discharge.stage.rawValue, due: discharge.discharged ?? discharge.expected,
                until: discharge.coverage?.end, discharge: nil, outcome: discharge.outcomes.last?.kind.rawValue,
                units: [(.owner, discharge.department)] + receivers.map { (.receiver, $0) })
        case .question:
            guard let question = DepartmentQuestion(task) else { return nil }
            return Row(
                kind: kind, state: question.answered == nil ? "open" : "answered", due: question.due,
                until: question.answered, discharge: question.discharge,
                units: [(.owner, question.department), (.receiver, question.asker)])
        case .rehabilitationStart:
            guard let start = RehabilitationStart(task) else { return nil }
            return Row(
                kind: kind, state: start.isOpen ? "open" : "begun", due: start.due, until: start.begun,
                discharge: start.discharge, units: [(.owner, start.owner)])
        case .handoverAtDischarge:
            guard let takeover = DischargeTakeover(task) else { return nil }
            let state = takeover.waitsForLetter ? DischargeTakeover.waiting : takeover.status
            return Row(
                kind: kind, state: state, due: takeover.from, until: nil, discharge: takeover.discharge,
                units: [(.owner, takeover.receiver), (.receiver, takeover.giver)])
        default:
            guard let part = DischargePartTask(task) else { return nil }
            return Row(
                kind: kind, state: part.isCancelled ? "cancelled" : part.progress.rawValue, due: part.due,
                until: part.sent, discharge: part.discharge,
                units: [(.owner, part.owner)] + (part.receiver.map { [(.receiver, $0)] } ?? []))
        }
    }
}
