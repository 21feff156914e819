package import FHIR

/// That training begins in time after a stay: a view of the Task that the municipality has for it. Whoever waits longer than
/// the law says may choose a private supplier.
package struct RehabilitationStart: Sendable {
    package let json: JSONValue
    package let id: String
    /// The discharge's Task, by id.
    package let discharge: String
    /// Who is to begin it, as a reference.
    package let owner: String
    /// By when: milliseconds since 1970-01-01T00:00:00Z.
    package let due: Int64
    /// When it began.
    package let begun: Int64?
    package let escalations: [Escalation]

    /// Nil where it is another Task, or has fallen away.
    package init?(_ json: JSONValue) {
        let task = TaskResource(json: json)
        guard TaskKind(of: json) == .rehabilitationStart, let id = task.id, task.status != "cancelled",
            let discharge = task.partOf.first?.id(of: "Task"), let owner = task.owner?.target,
            let due = task.restriction?.period?.end?.earliest
        else { return nil }
        self.json = json
        self.id = id
        self.discharge = discharge
        self.owner = owner
        self.due = due
        begun = task.status == "completed" ? task.executionPeriod?.start?.earliest : nil
        escalations = Escalation.all(of: json)
    }

    package var isOpen: Bool { begun == nil }

    /// Whether it began after its time, or is late now.
    package func isLate(at instant: Int64) -> Bool { (begun ?? instant) > due }

    /// By when training begins: seven days after the discharge, or the later day that the plan says. Source: the line
    /// `rehabilitation-start` of `transition-deadlines.tsv`.
    ///
    /// - Parameter planned: the first instant after the day that the plan says.
    package static func due(discharged: Int64, planned: Int64?) -> Int64 {
        let rule = TransitionDeadline.rehabilitationStart?.due(after: discharged) ?? discharged
        return max(rule, planned ?? .min)
    }

    /// Those of whom it has been told that the time passed, of the day that holds now.
    var told: [Escalation] { escalations.filter { $0.at >= due } }

    /// The Task with another day.
    func due(by instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(json)
        if let period = json["restriction"]?["period"] {
            editor.set("end", of: period, to: InstantText.second(instant))
        }
        return try JSONDocument(editor.bytes).root
    }

    /// The Task when training has begun.
    func begun(at instant: Int64) throws -> JSONValue {
        var period = JSONWriter()
        period.object { $0.member("start", InstantText.second(instant)) }
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: "completed")
        editor.set("executionPeriod", of: json, toJSON: period.bytes)
        return try JSONDocument(editor.bytes).root
    }
}
