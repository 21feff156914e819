import FHIR
import Questionnaires
import Testing

/// Short ways to write questionnaires in tests.
enum Form {
    static func of(_ items: String) throws -> QuestionnaireForm {
        let text =
            #"{"resourceType":"Questionnaire","status":"draft","url":"https://a.example/q","version":"1","item":["#
            + items + "]}"
        return try #require(QuestionnaireForm(try JSONDocument(text).root))
    }

    static func place(_ form: QuestionnaireForm, _ linkIds: String...) throws -> FormPlace {
        FormPlace(
            steps: try linkIds.map { FormPlace.Step(item: try #require(form.item($0)).number, occurrence: 0) })
    }

    static func coding(_ code: String) -> AnswerValue { .coding(AnswerCoding(system: "s", code: code)) }
}
