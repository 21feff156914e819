import Access
import FHIR
import Questionnaires
import Record

/// What comes with answers, whichever way they came: they are held against the questionnaire that they answer, and the
/// task by which they were asked for says how far they have come and what they say together.
enum QuestionnaireConsequences {
    static let answering = Consequence(name: "answers", types: ["QuestionnaireResponse"]) { change, bystanders in
        guard let json = change.after, let sheet = AnswerSheet(json) else { return [] }
        let form = try form(of: sheet, bystanders)
        if let form { try require(sheet, form, change) }
        guard let id = sheet.assignment else { return [] }
        guard let current = try bystanders.read("Task", id), let assignment = QuestionnaireAssignment(current),
            assignment.id == change.id, assignment.patient == change.patient,
            assignment.questionnaire == sheet.questionnaire, assignment.plan == sheet.plan
        else {
            throw RecordError.invalid("QuestionnaireResponse.extension(\(AnswerSheet.task)): the task that asks for it")
        }
        return try task(current, assignment, sheet, form, at: change.instant).map { [$0] } ?? []
    }

    /// The questionnaire in the version that the answers name; nil where the record does not hold it.
    private static func form(of sheet: AnswerSheet, _ bystanders: Bystanders) throws -> QuestionnaireForm? {
        guard let canonical = sheet.questionnaire else { return nil }
        let address = canonical.prefix { $0 != "|" }
        let found = try bystanders.find(
            SearchQuery("Questionnaire", [SearchClause("url", .uri(String(address)))], limit: 50))
        return found.lazy.compactMap(QuestionnaireForm.init).first { $0.isAnswered(by: sheet.json) }
    }

    /// What has been sent answers what was asked: nothing is missing, and nothing is said that was not asked.
    private static func require(_ sheet: AnswerSheet, _ form: QuestionnaireForm, _ change: ProposedChange) throws {
        if case .operator = change.caller.role { return }
        let answers = FormAnswers(form, response: sheet.json)
        let wrong = sheet.status.isSent ? answers.readFaults + answers.notAsked + answers.faults : answers.readFaults
        guard let first = wrong.first else { return }
        // The linkId is the questionnaire's, and says nothing about anybody.
        let known = form.item(first.linkId).map(\.linkId) ?? "unknown"
        throw RecordError.invalid("QuestionnaireResponse.item(\(known)): it does not answer the questionnaire as asked")
    }

    /// The task after the answers; nil where nothing about it changes.
    private static func task(
        _ current: JSONValue, _ assignment: QuestionnaireAssignment, _ sheet: AnswerSheet, _ form: QuestionnaireForm?,
        at instant: Int64
    ) throws -> JSONValue? {
        guard assignment.status != .cancelled else {
            throw RecordError.conflict("the questionnaire has been withdrawn")
        }
        guard sheet.status == .inProgress || sheet.status.isSent else { return nil }
        let status: QuestionnaireAssignment.Status = sheet.status.isSent ? .completed : .inProgress
        guard status != assignment.status || sheet.status == .amended else { return nil }
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: status.rawValue)
        editor.set("lastModified", of: current, to: InstantText.exact(instant))
        if status == .completed { try close(assignment, current, sheet, form, at: instant, &editor) }
        return try JSONDocument(editor.bytes).root
    }

    private static func close(
        _ assignment: QuestionnaireAssignment, _ current: JSONValue, _ sheet: AnswerSheet, _ form: QuestionnaireForm?,
        at instant: Int64, _ editor: inout JSONEditor
    ) throws {
        var period = JSONWriter()
        period.object {
            $0.member("start", InstantText.exact(assignment.sent))
            $0.member("end", InstantText.exact(assignment.answered ?? instant))
        }
        editor.set("executionPeriod", of: current, toJSON: period.bytes)
        var output = JSONWriter()
        output.array { list in
            list.object {
                $0.object("type") { $0.member("text", "answers") }
                $0.reference("valueReference", "QuestionnaireResponse/" + assignment.id, display: nil)
            }
        }
        editor.set("output", of: current, toJSON: output.bytes)
        guard let form else { return }
        let answers = FormAnswers(form, response: sheet.json)
        let outcome = AnswerOutcome(AnswerColours(answers), ScoreTables.table(of: form)?.score(answers))
        if let outcome {
            var status = JSONWriter()
            status.object { $0.conceptContent(Colour.system, outcome.rawValue, text: nil) }
            editor.set("businessStatus", of: current, toJSON: status.bytes)
        } else {
            editor.remove("businessStatus", of: current)
        }
        // Corrected answers must be looked at anew.
        guard sheet.status == .amended, let look = current.extensionElement(AnswerLook.url) else { return }
        // FHIR has no empty lists.
        if current.list("extension").count == 1 { editor.remove("extension", of: current) } else { editor.remove(look) }
    }
}
