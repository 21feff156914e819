import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// Karen answers what her plan asks.
extension MonitoringFixture {
    static let epilepsy = "https://tovholder.dk/fhir/PlanDefinition/epilepsy-pro|2"
    static let depression = "https://tovholder.dk/fhir/PlanDefinition/depression|2"

    /// All answers that call for nothing.
    static let calm = [
        "seizures": "none", "side-effects": "none", "wellbeing": "good", "mood": "no", "wish": "nothing",
    ]

    /// What the plan has asked for, the newest first.
    func asked(_ plan: String) async throws -> [QuestionnaireAssignment] {
        try await all("Task").compactMap { QuestionnaireAssignment($0) }.filter { $0.plan == plan }
            .sorted { $0.sent > $1.sent }
    }

    func form(of task: QuestionnaireAssignment) async throws -> QuestionnaireForm {
        try #require(
            try await all("Questionnaire").compactMap(QuestionnaireForm.init).first {
                $0.canonical == task.questionnaire
            })
    }

    /// Karen answers with these codes, by link id, and sends the answers.
    func answer(_ task: QuestionnaireAssignment, _ codes: [String: String]) async throws {
        let form = try await form(of: task)
        let desk = QuestionnaireDesk(record)
        let hand = Self.hand(Self.karen)
        _ = try await desk.keep(form, task.id, of: "karen", language: "da", by: hand) { Self.fill(&$0, codes) }
        try await desk.submit(form, task.id, of: "karen", language: "da", by: hand)
    }

    func amend(_ task: QuestionnaireAssignment, _ codes: [String: String]) async throws {
        try await QuestionnaireDesk(record).amend(
            try await form(of: task), task.id, of: "karen", because: "Jeg tog fejl", language: "da",
            by: Self.hand(Self.karen)
        ) { Self.fill(&$0, codes) }
    }

    private static func fill(_ answers: inout FormAnswers, _ codes: [String: String]) {
        for placed in answers.enabledQuestions {
            guard let code = codes[placed.item.linkId] ?? codes["*"] else { continue }
            let option = placed.item.options.first {
                if case .coding(let coding) = $0.value { coding.code == code } else { false }
            }
            if let option { answers.set([option.value], at: placed.place) }
        }
    }
}
