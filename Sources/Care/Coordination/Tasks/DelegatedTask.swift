package import FHIR

/// Something that one unit has asked another to do for a citizen: given, accepted or declined with a reason, done or not
/// done. A Task; both units have a care relation by it as long as it is open.
package struct DelegatedTask: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var status: Status
    /// What is to be done.
    package var title: String
    package var giver: TaskParty
    package var owner: TaskParty
    package var given: Int64
    /// By when the owner must have said yes or no.
    package var answerBy: Int64
    /// By when it must be done.
    package var due: Int64
    package var steps: [TaskStep]
    package var escalations: [Escalation]
    /// Why it was declined, withdrawn or could not be done.
    package var reason: String?
    /// What was done, where more than the task itself is to be said.
    package var outcome: String?

    /// The code of such Tasks in ``CoordinationSystems/taskKind``.
    package static let code = "delegated"

    package init(
        id: String, patient: String, status: Status, title: String, giver: TaskParty, owner: TaskParty, given: Int64,
        answerBy: Int64, due: Int64, steps: [TaskStep], escalations: [Escalation] = [], reason: String? = nil,
        outcome: String? = nil
    ) {
        self.id = id
        self.patient = patient
        self.status = status
        self.title = title
        self.giver = giver
        self.owner = owner
        self.given = given
        self.answerBy = answerBy
        self.due = due
        self.steps = steps
        self.escalations = escalations
        self.reason = reason
        self.outcome = outcome
    }

    /// Those of FHIR's statuses that such a Task can have.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case requested, received, accepted, rejected, failed, completed, cancelled

        /// Whether something is still to happen.
        package var isOpen: Bool { self == .requested || self == .received || self == .accepted }
        /// Whether the owner has yet to say yes or no.
        package var awaitsAnswer: Bool { self == .requested || self == .received }
    }

    package var isOpen: Bool { status.isOpen }

    /// By when the next thing must happen: the answer, and then the task itself.
    package var next: Int64 { status.awaitsAnswer ? min(answerBy, due) : due }

    /// The deadlines that are still to be kept: an answer, while there is none, and the task itself.
    var deadlines: [(missed: Escalation.Missed, at: Int64)] {
        guard isOpen else { return [] }
        return (status.awaitsAnswer ? [(.unanswered, answerBy)] : []) + [(.undone, due)]
    }

    /// What has not happened in time, by now; nil where nothing is late. A task that is past its day is that, whether or
    /// not anybody has answered.
    package func missed(at instant: Int64) -> Escalation.Missed? {
        deadlines.last { $0.at <= instant }?.missed
    }

    /// The step that somebody took; nil where nobody has.
    package func step(_ code: TaskStep.Code) -> TaskStep? { steps.last { $0.code == code } }

    /// When the owner said yes or no.
    var answered: Int64? { (step(.accepted) ?? step(.declined))?.at }
    /// When it was over.
    var finished: Int64? { (step(.done) ?? step(.failed))?.at }
}

/// As a Task.
extension DelegatedTask {
    /// Whether a Task is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "Task" && json["code"]?.hasCoding(CoordinationSystems.taskKind, code) == true
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let task = try? DelegatedTask(reading: json) else { return nil }
        self = task
    }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        guard let id = json["id"]?.string else { throw ShapeProblem("Task.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else { throw ShapeProblem("Task.status") }
        guard let patient = Reference(json["for"])?.patient else {
            throw ShapeProblem("Task.for.reference: a Patient of this record")
        }
        guard let title = json["description"]?.string, CoordinationSystems.isText(title) else {
            throw ShapeProblem("Task.description: what is to be done, in at most 1000 characters")
        }
        guard let giver = TaskParty(json["requester"]) else {
            throw ShapeProblem("Task.requester.reference: an Organization of this record")
        }
        guard let owner = TaskParty(json["owner"]) else {
            throw ShapeProblem("Task.owner.reference: an Organization of this record")
        }
        guard let given = json["authoredOn"]?.instantValue else { throw ShapeProblem("Task.authoredOn: a time of day") }
        let answer = json.extensionElement(CoordinationSystems.answerBy)?["valueDateTime"]?.instantValue
        guard let answerBy = answer, answerBy > given else {
            throw ShapeProblem("Task.extension(\(CoordinationSystems.answerBy)).valueDateTime: after authoredOn")
        }
        guard let due = json["restriction"]?["period"]?["end"]?.instantValue, due > given else {
            throw ShapeProblem("Task.restriction.period.end: a time of day after authoredOn")
        }
        let steps = json.extensionElements(CoordinationSystems.step)
        let taken = steps.compactMap(TaskStep.init)
        guard taken.count == steps.count, let last = taken.last, last.code.status == status else {
            throw ShapeProblem("Task.extension(\(CoordinationSystems.step)): code, at and by; the last says the status")
        }
        let told = Escalation.all(of: json).filter { $0.because != nil }
        guard told.count == Escalation.count(in: json) else {
            throw ShapeProblem("Task.extension(\(ResponsibilitySystems.escalation)): step, because, at and to")
        }
        self.init(
            id: id, patient: patient, status: status, title: title, giver: giver,
            owner: owner, given: given, answerBy: answerBy, due: due, steps: taken, escalations: told,
            reason: json["statusReason"]?["text"]?.string,
            outcome: json.list("output").first?["valueString"]?.string)
    }

    /// The resource, newly given.
    package func json() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.array("extension") { list in
                list.object {
                    $0.member("url", CoordinationSystems.answerBy)
                    $0.member("valueDateTime", InstantText.exact(answerBy))
                }
                for step in steps { list.object(step.write) }
            }
            $0.member("status", status.rawValue)
            $0.member("intent", "order")
            $0.concept("code", CoordinationSystems.taskKind, Self.code)
            $0.member("description", title)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", InstantText.exact(given))
            $0.member("lastModified", InstantText.exact(given))
            $0.reference("requester", giver.reference, display: giver.name)
            $0.reference("owner", owner.reference, display: owner.name)
            $0.object("restriction") {
                $0.object("period") { $0.member("end", InstantText.exact(due)) }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// A Task after a step; what it does not touch stays as it was.
    ///
    /// - Parameter words: the reason, or what was done.
    package static func json(_ current: JSONValue, after step: TaskStep, words: String?) throws -> JSONValue {
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: step.code.status.rawValue)
        editor.set("lastModified", of: current, to: InstantText.exact(step.at))
        editor.append(extensions: [step.bytes], to: current)
        if let words {
            var writer = JSONWriter()
            if step.code == .done {
                writer.array { list in
                    list.object {
                        $0.object("type") { $0.member("text", "result") }
                        $0.member("valueString", words)
                    }
                }
                editor.set("output", of: current, toJSON: writer.bytes)
            } else {
                writer.object { $0.member("text", words) }
                editor.set("statusReason", of: current, toJSON: writer.bytes)
            }
        }
        return try JSONDocument(editor.bytes).root
    }
}
