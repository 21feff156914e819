import FHIR
package import Questionnaires
import Record

extension CareReader {
    /// A questionnaire that a citizen has been sent, with what has been answered.
    package struct QuestionnaireSheet: Sendable {
        package let assignment: QuestionnaireAssignment
        /// Nil where the record does not hold the questionnaire any more.
        package let form: QuestionnaireForm?
        /// Nil where nobody has begun.
        package let sheet: AnswerSheet?

        /// What has been answered, or what the questionnaire itself answers from the start.
        package var answers: FormAnswers? {
            form.map { form in sheet.map { FormAnswers(form, response: $0.json) } ?? FormAnswers(form) }
        }
    }

    /// The questionnaires that a citizen has been sent: open ones first, the nearest deadline first; then those that are
    /// over, newest first.
    package func questionnaires(of patient: String) throws -> [QuestionnaireAssignment] {
        let ours = SearchQuery(
            "Task",
            [SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.answerQuestionnaire.rawValue))],
            compartment: patient, limit: Self.mostTasks)
        let all = try reading.search(ours).resources.compactMap { QuestionnaireAssignment(try $0.json()) }
        let open = all.filter(\.status.isOpen).sorted {
            ($0.due ?? .max, $0.sent, $0.id) < ($1.due ?? .max, $1.sent, $1.id)
        }
        let over = all.filter { !$0.status.isOpen }.sorted {
            ($0.answered ?? $0.sent, $0.id) > ($1.answered ?? $1.sent, $1.id)
        }
        return open + over
    }

    /// One of them; nil where the citizen has no such, or the caller may not see it.
    package func questionnaire(_ id: String, of patient: String) throws -> QuestionnaireSheet? {
        guard let task = try reading.resource("Task", id)?.json(), let assignment = QuestionnaireAssignment(task),
            assignment.patient == patient
        else { return nil }
        let response = try reading.resource("QuestionnaireResponse", id)?.json()
        return QuestionnaireSheet(
            assignment: assignment, form: try form(named: assignment.questionnaire),
            sheet: response.flatMap(AnswerSheet.init))
    }

    /// A questionnaire by its address and version; nil where the record has none such that can be read.
    package func form(named canonical: String) throws -> QuestionnaireForm? {
        let address = String(canonical.prefix { $0 != "|" })
        return try search("Questionnaire", [SearchClause("url", .uri(address))], limit: Self.mostTasks)
            .lazy.compactMap(QuestionnaireForm.init).first { $0.canonical == canonical }
    }

    /// The questionnaires that can be sent, by name. Retired ones are not among them.
    package func formsToSend() throws -> [QuestionnaireForm] {
        try search("Questionnaire", [], limit: Self.mostTasks)
            .filter { $0["status"]?.string != "retired" }
            .compactMap(QuestionnaireForm.init)
            .filter { $0.canonical != nil && $0.canBeAnsweredOnPages }
            .sorted { ($0.title.text, $0.version ?? "") < ($1.title.text, $1.version ?? "") }
    }
}
