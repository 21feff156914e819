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
            let discharge = task.partOf.first?.id(of: "Task"),
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
        waitsForLetter =
            Self.open.contains(status)
            && json.list("extension").contains { $0["url"]?.string == TransitionSystems.waitingForLetter }
    }

    /// What unit's lists call it while it waits for the letter.
    static let waiting = "waiting-for-letter"

    private static let open: Set<String> = [Handover.State.offered.rawValue, Handover.State.seen.rawValue]

    /// Whether the department still has the pathway.
    package var isOpen: Bool { Self.open.contains(status) }
    package var isAccepted: Bool { status == Handover.State.accepted.rawValue }

    /// The Task as the rule accepts it.
    func accepted() throws -> JSONValue {
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: Handover.State.accepted.rawValue)
        return try JSONDocument(editor.bytes).root
    }

    /// The Task when its time has come and the letter has not.
    func waitingForLetter(since instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", TransitionSystems.waitingForLetter)
            $0.member("valueDateTime", InstantText.second(instant))
        }
        var editor = JSONEditor(json)
        editor.append(extensions: [writer.bytes], to: json)
        return try JSONDocument(editor.bytes).root
    }
}
