package import FHIR

/// The general practitioner's taking over after a discharge: a view of the Task that offers it.
package struct DischargeTakeover: Sendable {
    package let json: JSONValue
    package let id: String
    /// The discharge's Task, by id.
    package let discharge: String
    /// The department and the clinic, as references.
    package let giver: String
    package let receiver: String
    /// The first instant at which it can happen: the discharge, or the end of the extended responsibility.
    package let from: Int64
    package let status: String
    /// Whether its time has come and the letter has not.
    package let waitsForLetter: Bool

    /// Nil where it is another Task.
    package init?(_ json: JSONValue) {
        let task = TaskResource(json: json)
        guard TaskKind(of: json) == .handoverAtDischarge, let id = task.id,
            let discharge = task.partOf.first?.target.flatMap({ Discharge.id($0, "Task") }),
            let giver = task.requester?.target, let receiver = task.owner?.target,
            let from = task.executionPeriod?.start?.earliest, let status = task.status
        else { return nil }
        self.json = json
        self.id = id
        self.discharge = discharge
        self.giver = giver
        self.receiver = receiver
        self.from = from
        self.status = status
        waitsForLetter = DischargePartTask.code(of: json) == Self.waiting
    }

    static let waiting = "waiting-for-letter"

    /// Whether the department still has the pathway.
    package var isOpen: Bool { status == "requested" || status == "received" }
    package var isAccepted: Bool { status == "accepted" || status == "completed" }

    /// The Task as the rule accepts it.
    func accepted() throws -> JSONValue {
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: "accepted")
        if waitsForLetter { editor.remove("businessStatus", of: json) }
        return try JSONDocument(editor.bytes).root
    }

    /// The Task when its time has come and the letter has not.
    func waitingForLetter() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.conceptContent(TransitionSystems.progress, Self.waiting, text: "Venter på, at epikrisen når frem")
        }
        var editor = JSONEditor(json)
        editor.set("businessStatus", of: json, toJSON: writer.bytes)
        return try JSONDocument(editor.bytes).root
    }
}
