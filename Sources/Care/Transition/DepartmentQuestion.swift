package import FHIR

/// Something that the municipality or the practice asks the department about somebody who has come home: a view of its
/// Task. What is written stands in Communications that are based on it.
package struct DepartmentQuestion: Sendable {
    package let json: JSONValue
    package let id: String
    /// The discharge's Task, by id.
    package let discharge: String
    /// The unit that asks, and the department, as references.
    package let asker: String
    package let department: String
    package let text: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let asked: Int64
    package let due: Int64
    package let answered: Int64?
    package let escalations: [Escalation]

    /// Nil where it is another Task.
    package init?(_ json: JSONValue) {
        let task = TaskResource(json: json)
        guard TaskKind(of: json) == .question, let id = task.id,
            let discharge = task.partOf.first?.id(of: "Task"),
            let asker = task.requester?.target, let department = task.owner?.target,
            let asked = task.authoredOn?.earliest, let due = task.restriction?.period?.end?.earliest
        else { return nil }
        self.json = json
        self.id = id
        self.discharge = discharge
        self.asker = asker
        self.department = department
        self.asked = asked
        self.due = due
        text = task.description ?? ""
        answered = task.executionPeriod?.end?.earliest
        escalations = Escalation.all(of: json)
    }

    /// How long it took to answer, in whole minutes; nil where it has not been answered.
    package var answerMinutes: Int? { answered.map { Int(max(0, $0 - asked) / 60_000) } }

    package func isLate(at instant: Int64) -> Bool { (answered ?? instant) > due }
}

/// One line of the dialogue about a question.
package struct DialogueLine: Sendable, Hashable {
    package let text: String
    package let sender: String?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let sent: Int64

    init?(_ json: JSONValue) {
        let message = Communication(json: json)
        guard let sent = message.json["sent"]?.string.flatMap(DateTime.init)?.earliest else { return nil }
        text = message.payloads.compactMap(\.contentString).joined(separator: "\n\n")
        sender = json["sender"]?["display"]?.string
        self.sent = sent
    }
}
