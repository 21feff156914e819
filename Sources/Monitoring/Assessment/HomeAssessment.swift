package import Care

/// Whether home is right for one citizen and one programme: a ClinicalImpression of ours. The two views are
/// QuestionnaireResponses; what they come to is written by the record when people decide, and stays as it was that day.
package struct HomeAssessment: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var status: Status
    /// The version of the programme that it is about: `URL|VERSION`.
    package var programme: String
    package var title: String
    /// The unit that assesses, and will usually watch.
    package var unit: TaskParty
    package var start: Int64
    /// Who began it: a reference.
    package var author: String
    /// Nil until people have decided.
    package var decision: Decision?
    /// What was suggested when it was decided; nil before.
    package var suggestion: HomeSuggestion?

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case open = "in-progress"
        case decided = "completed"
        case mistaken = "entered-in-error"
    }

    package enum Choice: String, Sendable, Hashable, CaseIterable {
        case home
        case notHome = "not-home"
    }

    /// What people decided, and why.
    package struct Decision: Sendable, Hashable {
        package var choice: Choice
        /// In words; it must be there where the choice is not what was suggested.
        package var why: String?
        /// Who decided: a reference.
        package var by: String
        package var name: String?
        package var at: Int64
    }

    /// The id of the QuestionnaireResponse that holds a view.
    package static func view(of assessment: String, _ side: AssessmentSide) -> String {
        assessment + "-" + side.rawValue
    }

    package func view(_ side: AssessmentSide) -> String { Self.view(of: id, side) }
}
