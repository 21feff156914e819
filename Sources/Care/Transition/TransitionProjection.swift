import FHIR
import Record

/// What stands on units' lists about going home: one row for each unit that a Task concerns, made from the Task alone.
enum TransitionProjection {
    static let name = "transition"

    static let projection = Projection(
        name: name, version: 2,
        columns: [
            .init("unit", .text), .init("side", .text), .init("kind", .text), .init("state", .text),
            .init("due", .integer), .init("until", .integer),
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
        let units: [(Side, String)]

        var values: [[ColumnValue]] {
            units.map { side, unit in
                [
                    .text(unit), .text(side.rawValue), .text(kind.rawValue), .text(state), .integer(orNull: due),
                    .integer(orNull: until),
                ]
            }
        }
    }

    private static func rows(_ task: JSONValue) -> [[ColumnValue]] {
        guard let kind = TaskKind(of: task) else { return [] }
        switch kind {
        case .discharge:
            guard let discharge = Discharge(task) else { return [] }
            let receivers = Set([discharge.facts.nursing, discharge.facts.clinic].compactMap(\.self)).sorted()
            return Row(
                kind: kind, state: discharge.stage.rawValue, due: discharge.discharged ?? discharge.expected,
                until: discharge.coverage?.end ?? discharge.discharged,
                units: [(.owner, discharge.department)] + receivers.map { (.receiver, $0) }
            ).values
        case .question:
            guard let question = DepartmentQuestion(task) else { return [] }
            return Row(
                kind: kind, state: question.answered == nil ? "open" : "answered", due: question.due,
                until: question.answered, units: [(.owner, question.department), (.receiver, question.asker)]
            ).values
        case .rehabilitationStart:
            guard let start = RehabilitationStart(task) else { return [] }
            return Row(
                kind: kind, state: start.isOpen ? "open" : "begun", due: start.due, until: start.begun,
                units: [(.owner, start.owner)]
            ).values
        case .handoverAtDischarge:
            guard let takeover = DischargeTakeover(task) else { return [] }
            let state = takeover.waitsForLetter ? DischargeTakeover.waiting : takeover.status
            return Row(
                kind: kind, state: state, due: takeover.from, until: nil,
                units: [(.owner, takeover.receiver), (.receiver, takeover.giver)]
            ).values
        default:
            guard let part = DischargePartTask(task) else { return [] }
            return Row(
                kind: kind, state: part.isCancelled ? "cancelled" : part.progress.rawValue, due: part.due,
                until: part.sent,
                units: [(.owner, part.owner)] + (part.receiver.map { [(.receiver, $0)] } ?? [])
            ).values
        }
    }
}
