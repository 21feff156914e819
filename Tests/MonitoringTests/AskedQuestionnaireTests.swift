import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// A plan asks for answers when their time comes, and what they say is judged when they arrive.
@Suite(.onEachEngine) struct AskedQuestionnaireTests {
    private typealias Fixture = MonitoringFixture

    @Test func itIsAskedWhenThePlanBeginsAndMetByTheAnswer() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        #expect(task.title == "Epilepsi: hvordan går det?")
        #expect(LocalClock.denmark.words(try #require(task.due)).danish == "5.12.2026 kl. 08.00")
        let before = try #require(try await fixture.today().plans.first?.items.first)
        #expect(before.state == .open)
        #expect(before.task == task.id)
        fixture.clock.advance(by: Fixture.day)
        try await fixture.answer(task, Fixture.calm)
        #expect(try await fixture.deviations().isEmpty, "green disturbs nobody")
        let today = try #require(try await fixture.today().plans.first)
        #expect(today.items.first?.state == .done)
        #expect(today.answered.first?.outcome == .green)
        #expect(
            LocalClock.denmark.words(try #require(today.answered.first?.next)).danish == "20.2.2027 kl. 08.00")
        let response = try #require(try await fixture.stored("QuestionnaireResponse", task.id))
        #expect(Arrival.plan(of: response) == plan)
        // Nothing is missing when the window is over, and the next is asked for in its time, and once.
        fixture.clock.advance(by: 30 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.deviations().isEmpty)
        #expect(try await fixture.plan(plan)?.missed.isEmpty == true)
        #expect(try await fixture.asked(plan).count == 1)
        fixture.clock.advance(by: 61 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.runner.turn().struck == 0, "what has struck is not due any more")
        #expect(try await fixture.asked(plan).map(\.status) == [.requested, .completed])
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func theReasonSaysWhichAnswerAndStaffReadThem() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        var answers = Fixture.calm
        answers["seizures"] = "more"
        answers["wellbeing"] = "unsure"
        try await fixture.answer(task, answers)
        let deviation = try #require(try await fixture.deviations().first)
        #expect(deviation.findings.map(\.urgency) == [.red, .grey])
        #expect(
            deviation.findings[0].reason.danish
                == "rød, fordi svaret på »Har du haft anfald siden sidst?« er »Ja, flere eller værre end jeg plejer«")
        #expect(deviation.findings[0].subject == "QuestionnaireResponse/" + task.id)
        #expect(try await fixture.worklist().lines.first?.urgency == .red)
        let seen = try #require(try await fixture.citizen(plan)?.answers.first)
        #expect(seen.id == task.id && seen.isAsked && seen.outcome == .red)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func aWishIsHeardThoughAllElseIsGreen() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        var answers = Fixture.calm
        answers["wish"] = "call"
        try await fixture.answer(task, answers)
        #expect(try await fixture.deviations().first?.findings.map(\.urgency) == [.wish])
        #expect(try await fixture.today().plans.first?.answered.first?.outcome == .wish)
    }

    @Test func aCorrectionIsJudgedAndTakesNothingAway() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        try await fixture.answer(task, Fixture.calm)
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.amend(task, ["side-effects": "bad"])
        #expect(try await fixture.deviations().first?.findings.map(\.rule) == ["answer side-effects"])
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.amend(task, ["mood": "much"])
        #expect(
            try await fixture.deviations().first?.findings.map(\.rule) == ["answer side-effects", "answer mood"],
            "what was found before is not found twice")
        try await fixture.amend(task, Fixture.calm)
        #expect(try await fixture.deviations().first?.findings.count == 2)
    }

    @Test func noAnswerIsATaskAndMayStillCome() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        fixture.clock.advance(by: try #require(task.due) - fixture.clock.now)
        _ = try await fixture.runner.turn()
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .missing)
        #expect(
            line.reason.danish
                == "mangler: Hvordan går det med din epilepsi? skulle være kommet senest 5.12.2026 kl. 08.00")
        let late = try #require(try await fixture.today().plans.first?.items.first { $0.state == .late })
        #expect(late.task == task.id)
        fixture.clock.advance(by: 3 * Fixture.day)
        var answers = Fixture.calm
        answers["seizures"] = "as-usual"
        try await fixture.answer(task, answers)
        #expect(try await fixture.worklist().lines.first?.urgency == .yellow)
    }

    @Test func whatIsAskedAnewTakesThePlaceOfWhatWasNotAnswered() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        for _ in 0..<92 {
            fixture.clock.advance(by: Fixture.day)
            _ = try await fixture.runner.turn()
        }
        #expect(try await fixture.asked(plan).map(\.status) == [.requested, .cancelled])
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func pausesAndEndsTakeBackWhatIsAsked() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let start = fixture.clock.now
        try await fixture.desk.pause(
            plan, from: start, until: start + 10 * Fixture.day, why: "Ferie", of: "karen",
            by: Fixture.hand(Fixture.nurse))
        #expect(try await fixture.asked(plan).map(\.status) == [.cancelled])
        let task = try #require(try await fixture.asked(plan).first)
        await #expect(throws: RecordError.self) { try await fixture.answer(task, Fixture.calm) }
        fixture.clock.advance(by: 91 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.asked(plan).map(\.status) == [.requested, .cancelled])
        try await fixture.desk.end(
            plan, isAsPlanned: true, why: "Det går godt", of: "karen", by: Fixture.hand(Fixture.nurse))
        #expect(try await fixture.asked(plan).map(\.status) == [.cancelled, .cancelled])
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func whatIsLateIsTakenBackWhenThePlanEnds() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        fixture.clock.advance(by: 20 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.asked(plan).map(\.status) == [.requested])
        try await fixture.desk.end(
            plan, isAsPlanned: true, why: "Det går godt", of: "karen", by: Fixture.hand(Fixture.nurse))
        #expect(try await fixture.asked(plan).map(\.status) == [.cancelled])
    }

    @Test func aScoreIsJudgedByTheProgrammesLimits() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.depression)
        let asked = try await fixture.asked(plan)
        #expect(Set(asked.map(\.questionnaire)).count == 2)
        let wellbeing = try #require(asked.first { $0.questionnaire.contains("who-5") })
        let form = try await fixture.form(of: wellbeing)
        // "At no time" is 0, so that five of 1 are 20 of 100.
        let code = try #require(
            form.item("1")?.options.first { $0.ordinalValue?.double == 1 }.flatMap { option -> String? in
                if case .coding(let coding) = option.value { coding.code } else { nil }
            })
        try await fixture.answer(wellbeing, ["*": code])
        let finding = try #require(try await fixture.deviations().first?.findings.first)
        #expect(finding.kind == .answered)
        #expect(finding.rule == "who5 alert-low")
        #expect(finding.reason.danish == "rød, fordi WHO-5, trivsel 20 point er under programmets grænse på 36 point")
    }

    @Test func answersThatLeaveTheirPlanOutAreRefused() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        let answers = """
            {"resourceType":"QuestionnaireResponse","id":"\(task.id)","status":"in-progress",
            "extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/answers-task",
            "valueReference":{"reference":"Task/\(task.id)"}}],"questionnaire":"\(task.questionnaire)",
            "subject":{"reference":"Patient/karen"},"authored":"2026-11-21T09:00:00Z",
            "author":{"reference":"Patient/karen"},"source":{"reference":"Patient/karen"}}
            """
        await #expect(throws: RecordError.self) {
            try await fixture.put(try JSONDocument(answers).root, as: Fixture.karen)
        }
    }

    @Test func aProgrammeWhoseQuestionsAreNotHereIsNotBegun() async throws {
        let fixture = try await Fixture()
        let text = try #require(ExampleProgrammes.files().first { $0.name == "epilepsy-pro" }).text
        let other = try ProgrammeFile.read(
            text.replacing("version: \"2\"", with: "version: \"3\"")
                .replacing("Questionnaire/epilepsy-pro|1", with: "Questionnaire/nowhere|1"))
        try await ProgrammeDesk(fixture.record).load([other])
        await #expect(throws: RecordError.self) { try await fixture.start(other.canonical) }
        #expect(try await fixture.all("CarePlan").isEmpty)
    }
}
