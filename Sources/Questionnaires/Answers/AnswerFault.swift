/// What is wrong with an answer, and where.
package struct AnswerFault: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        /// It must be answered.
        case missing
        /// It is none of the kind that is asked for.
        case wrongKind
        case notAnOption
        case tooShort(least: Int)
        case tooLong(most: Int)
        case tooSmall(least: AnswerValue)
        case tooLarge(most: AnswerValue)
        case tooManyDecimals(most: Int)
        /// The text does not have the form that is asked for.
        case wrongForm(FormText?)
        case wrongUnit
        case fileTooLarge(mostBytes: Int)
        case tooFew(least: Int)
        case tooMany(most: Int)
        /// The response answers something that the questionnaire does not ask.
        case unknownItem
        /// The question is not asked of whoever has answered as here.
        case notAsked
        /// It is filled in for whoever answers, and cannot be changed.
        case readOnly
    }

    package let linkId: String
    /// Nil where it has no place in the questionnaire.
    package let place: FormPlace?
    package let reason: Reason

    package init(linkId: String, place: FormPlace?, reason: Reason) {
        self.linkId = linkId
        self.place = place
        self.reason = reason
    }
}
