package import FHIR

/// A questionnaire that a unit has sent a citizen: a view of its Task. The answers stand in the QuestionnaireResponse that
/// has the Task's id.
package struct QuestionnaireAssignment: Sendable, Hashable {
    /// Those of FHIR's statuses that it can have.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case requested, inProgress = "in-progress", completed, cancelled

        /// Whether it can still be answered.
        package var isOpen: Bool { self == .requested || self == .inProgress }
    }

    package let id: String
    /// The Patient's id.
    package let patient: String
    package let status: Status
    /// The questionnaire's address, with its version where it has one.
    package let questionnaire: String
    package let title: String
    package let unit: TaskParty
    package let sent: Int64
    /// By when it is to be answered; nil: whenever.
    package let due: Int64?
    package let answered: Int64?
    /// The worst colour of the answers, or that they ask for contact; nil where they say neither.
    package let outcome: AnswerOutcome?
    /// What staff have done about the answers.
    package let look: AnswerLook?
    /// Why it was withdrawn.
    package let reason: String?
    /// The CarePlan's id, where a plan asks and not somebody of the unit.
    package let plan: String?

    /// Whether it has not been answered in time.
    package func isLate(at instant: Int64) -> Bool { status.isOpen && (due.map { $0 <= instant } ?? false) }
}

/// As a Task.
extension QuestionnaireAssignment {
    /// Whether a Task is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool { TaskKind(of: json) == .answerQuestionnaire }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let assignment = try? Self(reading: json) else { return nil }
        self = assignment
    }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        guard let id = json["id"]?.string else { throw ShapeProblem("Task.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else {
            throw ShapeProblem("Task.status: requested, in-progress, completed or cancelled")
        }
        guard let subject = json["for"]?["reference"]?.string, subject.hasPrefix("Patient/"),
            json["owner"]?["reference"]?.string == subject
        else { throw ShapeProblem("Task.for, Task.owner: the citizen") }
        guard let questionnaire = json.list("input").first?["valueCanonical"]?.string, !questionnaire.isBlank else {
            throw ShapeProblem("Task.input.valueCanonical: the questionnaire")
        }
        guard let title = json["description"]?.string, CoordinationSystems.isText(title) else {
            throw ShapeProblem("Task.description: what the questionnaire is called")
        }
        guard let unit = TaskParty(json["requester"]) else {
            throw ShapeProblem("Task.requester.reference: an Organization of this record")
        }
        guard let sent = json["authoredOn"]?.instantValue else { throw ShapeProblem("Task.authoredOn: a time of day") }
        let end = json["restriction"]?["period"]?["end"]
        if end != nil, end?.instantValue.map({ $0 > sent }) != true {
            throw ShapeProblem("Task.restriction.period.end: a time of day after authoredOn")
        }
        let look = json.extensionElement(AnswerLook.url)
        self.init(
            id: id, patient: String(subject.dropFirst("Patient/".count)), status: status,
            questionnaire: questionnaire, title: title, unit: unit, sent: sent, due: end?.instantValue,
            answered: json["executionPeriod"]?["end"]?.instantValue,
            outcome: json["businessStatus"].flatMap(AnswerOutcome.init), look: look.flatMap(AnswerLook.init),
            reason: json["statusReason"]?["text"]?.string, plan: Self.plan(in: json))
        if look != nil, self.look == nil { throw ShapeProblem("Task.extension(\(AnswerLook.url)): by, at, action") }
    }

    /// The CarePlan that a Task or answers are based on; nil for none.
    static func plan(in json: JSONValue) -> String? {
        json.list("basedOn").lazy.compactMap { $0["reference"]?.string }.first { $0.hasPrefix("CarePlan/") }
            .map { String($0.dropFirst("CarePlan/".count)) }
    }

    /// The resource, newly sent.
    ///
    /// - Parameters:
    ///   - plan: the CarePlan's id, where a plan asks.
    ///   - extensions: written into the list of extensions.
    package static func json(
        id: String, patient: String, questionnaire: String, title: String, unit: TaskParty, sent: Int64, due: Int64?,
        plan: String? = nil, extensions: ((inout JSONWriter) -> Void)? = nil
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            if let extensions { $0.array("extension", extensions) }
            if let plan {
                $0.array("basedOn") { list in list.object { $0.member("reference", "CarePlan/" + plan) } }
            }
            $0.member("status", Status.requested.rawValue)
            $0.member("intent", "order")
            TaskKind.answerQuestionnaire.write(to: &$0)
            $0.member("description", title)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", InstantText.exact(sent))
            $0.member("lastModified", InstantText.exact(sent))
            $0.reference("requester", unit.reference, display: unit.name)
            $0.reference("owner", "Patient/" + patient, display: nil)
            if let due {
                $0.object("restriction") { limit in
                    limit.object("period") { $0.member("end", InstantText.exact(due)) }
                }
            }
            $0.array("input") { list in
                list.object {
                    $0.object("type") { $0.member("text", "questionnaire") }
                    $0.member("valueCanonical", questionnaire)
                }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The Task as it is when nobody is to answer any more.
    package static func withdrawn(_ task: JSONValue, because reason: String) throws -> JSONValue {
        var editor = JSONEditor(task)
        editor.set("status", of: task, to: Status.cancelled.rawValue)
        var writer = JSONWriter()
        writer.object { $0.member("text", reason) }
        editor.set("statusReason", of: task, toJSON: writer.bytes)
        return try JSONDocument(editor.bytes).root
    }
}
