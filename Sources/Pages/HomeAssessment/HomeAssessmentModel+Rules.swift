import Care
import Monitoring

extension HomeAssessmentModel.Item {
    /// - Parameter started: the assessments by which a plan has begun.
    init(_ look: MonitoringReader.AssessmentLook, started: Set<String>, _ language: Language) {
        let assessment = look.assessment
        self.init(
            id: assessment.id, title: language.say(look.programme.title),
            unit: assessment.unit.name ?? language.texts.common.unknown, since: assessment.start,
            outcome: look.suggestion.outcome,
            reasons: look.suggestion.lines.map {
                HomeAssessmentModel.Reason(
                    weight: $0.weight, words: language.say($0.reason), isSeenDifferently: $0.isSeenDifferently)
            },
            decision: assessment.decision.map {
                HomeAssessmentModel.Decision(choice: $0.choice, why: $0.why, by: $0.name, at: $0.at)
            },
            questions: look.questions.map { question in
                HomeAssessmentModel.Question(
                    id: question.id, words: question.words.mapValues(language.say),
                    answers: question.answers.map { .init(code: $0.code, label: language.say($0.label)) })
            },
            views: look.views.mapValues {
                HomeAssessmentModel.View(
                    answers: $0.answers, words: $0.words, by: $0.sourceName, at: $0.written,
                    isWrittenDown: $0.isWrittenDown, isByProxy: $0.isByProxy)
            },
            versions: look.versions,
            canStart: assessment.decision?.choice == .home && !started.contains(assessment.id))
    }
}
