package import Care
package import Questionnaires

/// What the page of one questionnaire is made from.
package struct QuestionnaireModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var assignment: QuestionnaireAssignment
    /// Nil where the record does not hold the questionnaire any more.
    package var answers: FormAnswers?
    /// Nil where nobody has begun.
    package var sheet: AnswerSheet?
    /// Whether the reader may answer: the citizen, or a relative who may act.
    package var mayAnswer: Bool
    /// Whether the reader is of the staff.
    package var isStaff: Bool

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, assignment: QuestionnaireAssignment,
        answers: FormAnswers?, sheet: AnswerSheet? = nil, mayAnswer: Bool = true, isStaff: Bool = false
    ) {
        self.citizen = citizen
        self.relation = relation
        self.assignment = assignment
        self.answers = answers
        self.sheet = sheet
        self.mayAnswer = mayAnswer
        self.isStaff = isStaff
    }

    /// Whether they can be filled in now by the reader.
    package var isOpenToReader: Bool {
        assignment.status.isOpen && mayAnswer && !isStaff && answers?.form.canBeAnsweredOnPages == true
    }
}
