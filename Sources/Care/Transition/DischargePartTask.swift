package import FHIR

/// One promise of a discharge: a view of its Task.
package struct DischargePartTask: Sendable {
    package let json: JSONValue
    package let part: DischargePart
    package let id: String
    /// The discharge's Task, by id.
    package let discharge: String
    /// Who is to make it, as a reference.
    package let owner: String
    /// Who is to get it, as a reference; nil where nobody is known.
    package let receiver: String?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let due: Int64
    package let progress: Progress
    package let isCancelled: Bool
    /// The Composition, as a reference.
    package let document: String?
    package let sent: Int64?
    package let received: Int64?
    package let escalations: [Escalation]

    package enum Progress: String, Sendable, Hashable, Comparable {
        case open, sent, received

        private var step: Int { self == .open ? 0 : self == .sent ? 1 : 2 }

        package static func < (one: Self, other: Self) -> Bool { one.step < other.step }
    }

    /// Nil where it is another Task, or does not say what it must.
    package init?(_ json: JSONValue) {
        let task = TaskResource(json: json)
        guard let part = TaskKind(of: json).flatMap({ DischargePart(rawValue: $0.rawValue) }), let id = task.id,
            let discharge = task.partOf.first?.id(of: "Task"),
            let owner = task.owner?.target, let due = task.restriction?.period?.end?.earliest
        else { return nil }
        self.json = json
        self.part = part
        self.id = id
        self.discharge = discharge
        self.owner = owner
        self.due = due
        receiver = task.requester?.target
        progress = Self.code(of: json).flatMap(Progress.init) ?? .open
        isCancelled = task.status == "cancelled"
        let outputs = TaskFields(json, "output", TransitionSystems.progress)
        document = outputs["document"]?["valueReference"]?["reference"]?.string
        sent = outputs["sent"]?["valueDateTime"]?.string.flatMap(DateTime.init)?.earliest
        received = outputs["received"]?["valueDateTime"]?.string.flatMap(DateTime.init)?.earliest
        escalations = Escalation.all(of: json)
    }

    /// Whether it was sent after its time, or is late now.
    package func isLate(at instant: Int64) -> Bool { !isCancelled && (sent ?? instant) > due }

    /// The code of ``TransitionSystems/progress`` that a Task bears.
    static func code(of task: JSONValue) -> String? {
        task["businessStatus"]?.list("coding").first { $0["system"]?.string == TransitionSystems.progress }?["code"]?
            .string
    }
}
