import Care
import HTML
import Monitoring
import Pages
import Testing

/// What a plan asks for and what the answers came to, as the citizen and the staff meet it.
struct AskedPageTests {
    private typealias Monitored = MonitoringPageTests

    @Test(arguments: Language.allCases)
    func `who answered green is told so, and when the next comes`(language: Language) {
        let texts = language.texts.today
        var plan = Monitored.plan
        plan.due = [
            TodayItem(
                activity: "questions", title: "Hvordan går det?",
                what: .questionnaire(.questionnaire(citizen: "karen", id: "task-1", AnswerQuery())))
        ]
        plan.answers = [
            TodayAnswer(
                id: "task-0", title: "Hvordan går det?", value: "", instant: Monitored.now - Monitored.day,
                mark: .green, reason: texts.answersMean(.green),
                advice: texts.nothingToDo + " " + texts.nextAnswers("20. februar"))
        ]
        let html = Monitored.today([plan], language: language).html.rendered()
        #expect(html.contains(texts.answersMean(.green)))
        #expect(html.contains(texts.nextAnswers("20. februar")))
        #expect(html.contains("/questionnaires/task-1"), "the form is one press away")
    }

    @Test func `staff see what the answers came to, and open them`() {
        var plan = Self.plan("plan-1", "d1")
        plan.answers = [
            .init(id: "task-0", title: "Hvordan går det?", at: Monitored.now - Monitored.day, mark: .yellow),
            .init(id: nil, title: "Sendt på anden vis", at: Monitored.now - 2 * Monitored.day, mark: nil),
        ]
        let html = Self.view([plan]).rendered()
        #expect(html.contains("/questionnaires/task-0"))
        #expect(html.contains("Sendt på anden vis"))
        #expect(html.contains(Texts.danish.monitoring.answersHeading))
    }

    @Test func `two open deviations on one page share no id`() {
        let html = Self.view([Self.plan("plan-1", "d1"), Self.plan("plan-2", "d2")]).rendered()
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
        #expect(ids.count > 20)
        let twice = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "\(twice)")
    }

    @Test func `saved visits are shown beside all that were sent, with how they are counted`() {
        let figures = VisitFigures(counts: [.saved: 12, .contact: 4, .needed: 9, .waiting: 3])
        let html = WorklistView(
            model: WorklistModel(lines: [], visits: figures),
            context: Fixtures.context(as: Fixtures.nurse, at: .worklist(WorklistQuery()))
        ).html.rendered()
        #expect(html.contains("12 sparede besøg af 28 udsendte spørgeskemaer"))
        #expect(html.contains("4 var grønne, men der var kontakt alligevel"))
        #expect(html.contains(Texts.danish.monitoring.visits.howCounted))
        let without = WorklistView(
            model: WorklistModel(lines: [], visits: VisitFigures(counts: [:])),
            context: Fixtures.context(as: Fixtures.nurse, at: .worklist(WorklistQuery()))
        ).html.rendered()
        #expect(!without.contains(Texts.danish.monitoring.visits.heading), "a unit that sends none hears nothing of it")
    }

    private static func plan(_ id: String, _ deviation: String) -> MonitoredPlan {
        var line = Monitored.line
        line.id = deviation
        return MonitoredPlan(
            id: id, recordVersion: 7, title: "Forløb \(id)", programme: "copd", version: "1", isExperimental: true,
            state: .running, unit: "Ambulatoriet", since: Monitored.now, open: line, trends: [Monitored.trend])
    }

    private static func view(_ plans: [MonitoredPlan]) -> HTML {
        MonitoredView(
            model: MonitoredModel(
                citizen: Fixtures.citizen, plans: plans, steps: Set(MonitoredModel.Step.allCases), selves: []),
            context: Fixtures.context(as: Fixtures.nurse, at: .monitored(citizen: "karen", nil))
        ).html
    }
}
