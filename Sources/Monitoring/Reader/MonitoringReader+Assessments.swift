import FHIR
import Record

extension MonitoringReader {
    /// One assessment with both views and what they come to.
    package struct AssessmentLook: Sendable {
        package var assessment: HomeAssessment
        package var programme: Programme
        package var questions: [AssessmentQuestion]
        package var views: [AssessmentSide: AssessmentAnswers]
        /// The views' versions: what a decision is held against.
        package var versions: [AssessmentSide: Int]
        /// As it was when it was decided, or as it would be now.
        package var suggestion: HomeSuggestion
    }

    /// The assessments of a citizen, open ones first, then the newest. Belongs to a reading of that citizen.
    package func assessments(of patient: String) throws -> [AssessmentLook] {
        let all = SearchQuery("ClinicalImpression", [], compartment: patient, limit: Self.most)
        return try reading.search(all).resources.compactMap { stored in
            guard let assessment = HomeAssessment(try stored.json()), assessment.status != .mistaken,
                let programme = try programme(assessment.programme)
            else { return nil }
            return try look(assessment, programme)
        }.sorted { Self.order($0.assessment) < Self.order($1.assessment) }
    }

    private static func order(_ assessment: HomeAssessment) -> (Int, Int64, String) {
        (assessment.status == .open ? 0 : 1, -assessment.start, assessment.id)
    }

    private func look(_ assessment: HomeAssessment, _ programme: Programme) throws -> AssessmentLook {
        var views: [AssessmentSide: AssessmentAnswers] = [:]
        var versions: [AssessmentSide: Int] = [:]
        for side in AssessmentSide.allCases {
            guard let stored = try reading.resource("QuestionnaireResponse", assessment.view(side)),
                let view = AssessmentAnswers(try stored.json())
            else { continue }
            views[side] = view
            versions[side] = stored.version
        }
        let questions = AssessmentQuestions.of(programme)
        return AssessmentLook(
            assessment: assessment, programme: programme, questions: questions, views: views, versions: versions,
            suggestion: assessment.suggestion ?? HomeSuggestion(questions, Array(views.values)))
    }
}
