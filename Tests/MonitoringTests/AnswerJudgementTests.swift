import FHIR
import Questionnaires
import Testing

@testable import Monitoring

/// What answers call for, by the tables of their scores.
@Suite struct AnswerJudgementTests {
    private static func form(_ name: String) throws -> JSONValue {
        let place = try #require(ExampleForms.names.firstIndex(of: name))
        return try JSONDocument(ExampleForms.all[place]).root
    }

    /// All questions answered with the option that counts so much, apart from some.
    private static func response(
        _ form: JSONValue, _ points: Double, but others: [String: Double] = [:], without unanswered: String? = nil
    ) throws -> JSONValue {
        let questionnaire = try #require(QuestionnaireForm(form))
        var answers = FormAnswers(questionnaire)
        for placed in answers.enabledQuestions where placed.item.linkId != unanswered {
            let wanted = others[placed.item.linkId] ?? points
            let option = placed.item.options.first { $0.ordinalValue?.double == wanted }
            if let option { answers.set([option.value], at: placed.place) }
        }
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "QuestionnaireResponse")
            $0.member("status", "completed")
            $0.member("questionnaire", questionnaire.canonical)
            answers.writeItems(to: &$0, language: "da", isDraft: false)
        }
        return try JSONDocument(writer.bytes).root
    }

    private static func judge(_ response: JSONValue, _ form: JSONValue?) throws -> [Finding] {
        let programme = try #require(try ExampleProgrammes.all().first { $0.name == "copd" })
        let plan = MonitoringPlan(
            id: "p", patient: "karen", status: .active, programme: programme.canonical, title: "",
            watchedBy: MonitoringFixture.nursing, start: 0, end: nil, author: "", due: [], personalLimits: [],
            baselines: [], pauses: [], missed: [], reason: nil)
        return AnswerJudgement(plan: plan, programme: programme, reference: "QuestionnaireResponse/r", instant: 0)
            .findings(response, form)
    }

    @Test func whereTheProgrammeSaysNothingTheTableDoes() throws {
        let form = try Self.form("phq-9")
        #expect(try Self.judge(try Self.response(form, 0), form).isEmpty)
        let found = try Self.judge(try Self.response(form, 2, but: ["9": 0]), form)
        #expect(found.count == 1)
        #expect(found.first?.reason.danish.contains("PHQ-9") == true)
        #expect(found.first?.reason.danish.contains(" 16: ") == true, "\(found)")
    }

    @Test func whatMustBeSeenIsSeenWhateverTheScoreIs() throws {
        let form = try Self.form("phq-9")
        let found = try Self.judge(try Self.response(form, 0, but: ["9": 1]), form)
        #expect(found.map(\.rule) == ["flag PHQ-9 self-harm"])
        #expect(found.first?.urgency == .red)
    }

    @Test func aScoreThatCannotBeWorkedOutIsNotGreen() throws {
        let form = try Self.form("phq-9")
        let found = try Self.judge(try Self.response(form, 0, without: "3"), form)
        #expect(found.map(\.rule) == ["score PHQ-9 incomplete"])
        #expect(found.first?.urgency == .grey)
    }

    @Test func answersToAnotherQuestionnaireAreReadBySomebody() throws {
        let response = try Self.response(try Self.form("phq-9"), 0)
        for form in [nil, try Self.form("who-5")] {
            #expect(try Self.judge(response, form).map(\.rule) == ["unjudged"])
        }
    }
}
