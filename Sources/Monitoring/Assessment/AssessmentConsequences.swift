import Access
import FHIR
import Record

/// What comes with an assessment, whichever way it is written: there is one at a time, what is suggested is kept with the
/// decision, and a decision against it says why.
struct AssessmentConsequences: Sendable {
    let shelf: ProgrammeShelf

    var all: [Consequence] {
        [
            Consequence(
                name: "home-assessment", types: ["ClinicalImpression"], concerns: { HomeAssessment.isOne($0) }
            ) { try assessed($0, $1) },
            Consequence(
                name: "home-assessment-view", types: ["QuestionnaireResponse"],
                concerns: { AssessmentAnswers.isOne($0) }
            ) { try Self.written($0, $1) },
        ]
    }

    private func assessed(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        // Operators move records as they are.
        if case .operator = change.caller.role { return [] }
        guard let json = change.after, let assessment = HomeAssessment(json) else { return [] }
        guard let programme = try shelf.programme(assessment.programme, { try bystanders.read($0, $1) }) else {
            throw RecordError.invalid("ClinicalImpression.protocol: a programme that is in this record")
        }
        switch (change.before.flatMap { HomeAssessment($0) }?.status, assessment.status) {
        case (nil, .open):
            try Self.requireOnly(assessment, bystanders)
            return []
        case (nil, .decided), (.open, .decided):
            return try decided(json, assessment, programme, bystanders)
        default: return []
        }
    }

    /// Two at a time would be answered by halves.
    private static func requireOnly(_ assessment: HomeAssessment, _ bystanders: Bystanders) throws {
        let others = try bystanders.find(SearchQuery("ClinicalImpression", [], compartment: assessment.patient))
            .compactMap { HomeAssessment($0) }
        let about = Arrival.key(of: assessment.programme)
        guard
            !others.contains(where: {
                $0.id != assessment.id && $0.status == .open && Arrival.key(of: $0.programme) == about
            })
        else { throw RecordError.conflict("an assessment of this programme is open") }
    }

    private func decided(
        _ json: JSONValue, _ assessment: HomeAssessment, _ programme: Programme, _ bystanders: Bystanders
    ) throws -> [JSONValue] {
        guard let decision = assessment.decision else { return [] }
        let questions = AssessmentQuestions.of(programme)
        let views = try AssessmentSide.allCases.compactMap { side in
            try bystanders.read("QuestionnaireResponse", assessment.view(side)).flatMap { AssessmentAnswers($0) }
        }
        let suggestion = HomeSuggestion(questions, views)
        if decision.choice == .home, suggestion.hasVeto {
            throw RecordError.invalid(
                "ClinicalImpression.extension(\(MonitoringSystems.homeDecision)): not against the citizen's own wish")
        }
        if suggestion.outcome.choice != decision.choice, decision.why == nil {
            throw RecordError.invalid(
                "ClinicalImpression.extension(\(MonitoringSystems.homeDecision)): why, where it is not what is suggested"
            )
        }
        let closed = try views.map { view in
            var view = view
            view.isOpen = false
            return try view.json(questions)
        }
        return [try HomeAssessment.json(json, suggested: suggestion, on: views)] + closed
    }

    /// A view belongs to an assessment of the same citizen, and is written until that is decided.
    private static func written(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        if case .operator = change.caller.role { return [] }
        guard !change.isConsequence, let view = change.after.flatMap({ AssessmentAnswers($0) }) else { return [] }
        guard let json = try bystanders.read("ClinicalImpression", view.assessment),
            let assessment = HomeAssessment(json), assessment.patient == view.patient
        else {
            throw RecordError.invalid(
                "QuestionnaireResponse.extension(\(MonitoringSystems.homeAssessmentView)): an assessment of this citizen"
            )
        }
        guard assessment.status == .open else { throw RecordError.conflict("it has been decided") }
        return []
    }

    /// A plan begins by a decision for home, where it names one and where its programme asks for one.
    static func require(
        _ plan: MonitoringPlan, _ programme: Programme, _ change: ProposedChange, _ bystanders: Bystanders
    ) throws {
        if case .operator = change.caller.role { return }
        guard let id = plan.assessment else {
            guard programme.assessment?.isRequired != true else {
                throw RecordError.invalid("CarePlan.supportingInfo: the assessment by which home was decided on")
            }
            return
        }
        guard let json = try bystanders.read("ClinicalImpression", id), let assessment = HomeAssessment(json),
            assessment.patient == plan.patient, assessment.decision?.choice == .home, assessment.status == .decided,
            Arrival.key(of: assessment.programme) == Arrival.key(of: plan.programme)
        else {
            throw RecordError.invalid("CarePlan.supportingInfo: an assessment of this citizen and programme, for home")
        }
    }
}

extension HomeSuggestion {
    /// By the views as they are written.
    package init(_ questions: [AssessmentQuestion], _ views: [AssessmentAnswers]) {
        self.init(questions, Dictionary(views.map { ($0.side, $0.answers) }, uniquingKeysWith: { $1 }))
    }
}
