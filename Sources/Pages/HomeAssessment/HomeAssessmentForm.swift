package import Monitoring

/// What somebody writes about whether home is right, as a form carries it.
package struct HomeAssessmentForm: Sendable, Hashable {
    package var assessment: String
    /// What is written; nil in a form that decides.
    package var side: AssessmentSide?
    package var answers: [String: String] = [:]
    package var words: String?
    package var choice: HomeAssessment.Choice?
    package var why: String?

    /// What a question's field is called: the page may hold several forms.
    static func field(_ what: String, _ side: AssessmentSide, _ item: HomeAssessmentModel.Item) -> String {
        "\(side.rawValue)-\(what)-\(item.id)"
    }

    package init(assessment: String) {
        self.assessment = assessment
    }

    /// One side's view, as it was sent.
    init(_ fields: FormFields, _ side: AssessmentSide, _ item: HomeAssessmentModel.Item) {
        assessment = item.id
        self.side = side
        for question in item.questions where question.words[side] != nil {
            answers[question.id] = fields[Self.field(question.id, side, item)]
        }
        words = fields[Self.field("words", side, item)]
    }

    /// A decision, as it was sent.
    init(deciding fields: FormFields, _ item: HomeAssessmentModel.Item) {
        assessment = item.id
        choice = fields["choice-" + item.id].flatMap(HomeAssessment.Choice.init)
        why = fields["why-" + item.id]
    }

    /// What is wrong with a decision; nil: nothing.
    func mistake(_ item: HomeAssessmentModel.Item) -> HomeAssessmentMistake? {
        guard let choice else { return .choice }
        if choice == .home, item.reasons.contains(where: { $0.weight == .veto }) { return .veto }
        if choice != item.outcome.choice, why == nil { return .why }
        return (why?.count ?? 0) > 1000 ? .words : nil
    }
}
