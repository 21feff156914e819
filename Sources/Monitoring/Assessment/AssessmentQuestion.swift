/// Something that is asked before treatment moves home, with the answers that can be given: a line of the table, or one of a
/// programme's criteria.
package struct AssessmentQuestion: Sendable, Hashable {
    /// Such as `wish`; the criteria of a programme are `criterion-1` and on.
    package var id: String
    /// Who is asked, and in which words.
    package var words: [AssessmentSide: Wording]
    package var answers: [Answer]
    /// Where it comes from.
    package var source: String

    /// An answer that can be given.
    package struct Answer: Sendable, Hashable {
        package var code: String
        package var weight: AssessmentWeight
        package var label: Wording
        /// What it says for or against.
        package var reason: Wording
    }

    package func isAsked(_ side: AssessmentSide) -> Bool { words[side] != nil }

    package func answer(_ code: String?) -> Answer? { answers.first { $0.code == code } }
}
