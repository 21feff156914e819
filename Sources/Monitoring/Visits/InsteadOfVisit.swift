import Care
import FHIR

/// A questionnaire that a plan has sent in the place of a visit, and what became of the visit: a view of its Task.
package struct InsteadOfVisit: Sendable, Hashable {
    /// The CarePlan's id.
    var plan: String
    /// The unit that sent it, as a reference.
    var unit: String
    var sent: Int64
    /// When it was answered; nil: not yet.
    var answered: Int64?
    /// For how many days after the answers there must have been no contact.
    var days: Int
    var state: State

    /// What became of the visit. The numbers are kept in rows.
    package enum State: Int, Sendable, Hashable, CaseIterable {
        /// The answers have not come.
        case waiting
        /// They did not come before the next were asked for, or the plan was over.
        case unanswered
        /// They are not all green: somebody has to look, and nothing was saved.
        case needed
        /// They are green, and the time without contact has not passed yet.
        case undecided
        /// They were green, and there was a contact all the same.
        case contact
        /// They were green, and there was no contact: a visit was saved.
        case saved
    }

    /// Whether there was contact in the time in which there was to be none, as the Task says it.
    private enum Result: String {
        case saved, contact
    }

    static let url = MonitoringSystems.insteadOfVisit

    /// Nil for what is no such Task.
    init?(_ json: JSONValue) {
        guard json["resourceType"]?.string == "Task", let part = json.part(Self.url),
            let days = part.part("days")?["valueInteger"]?.numberText.flatMap({ Int($0) }), days > 0,
            let task = QuestionnaireAssignment(json), let plan = task.plan
        else { return nil }
        self.plan = plan
        self.days = days
        unit = task.unit.reference
        sent = task.sent
        answered = task.answered
        let result = part.part("result")?["valueCode"]?.string.flatMap(Result.init)
        state =
            switch (task.status, task.outcome, result) {
            case (.requested, _, _), (.inProgress, _, _): .waiting
            case (.cancelled, _, _): .unanswered
            case (.completed, .green, .saved): .saved
            case (.completed, .green, .contact): .contact
            case (.completed, .green, nil): .undecided
            case (.completed, _, _): .needed
            }
    }

    /// When it is known whether a visit was saved; nil where that is known, or there is nothing to know.
    var decides: Int64? {
        guard state == .undecided, let answered else { return nil }
        return answered + Int64(days) * LocalClock.day
    }

    /// Writes the extension of a Task that is sent instead of a visit.
    static func write(days: Int, to list: inout JSONWriter) {
        list.parts(url) { $0.part("days") { $0.member("valueInteger", days) } }
    }

    /// The Task as it is when it is known.
    static func decided(_ task: JSONValue, hadContact: Bool) throws -> JSONValue {
        guard let part = task.part(url), let known = InsteadOfVisit(task) else { return task }
        var writer = JSONWriter()
        writer.object {
            $0.member("url", url)
            $0.array("extension") { list in
                list.part("days") { $0.member("valueInteger", known.days) }
                list.part("result") {
                    $0.member("valueCode", (hadContact ? Result.contact : .saved).rawValue)
                }
            }
        }
        var editor = JSONEditor(task)
        editor.replace(part, withJSON: writer.bytes)
        return try JSONDocument(editor.bytes).root
    }
}
