package import Care
package import Monitoring

/// Whether home is right for one citizen: the assessments there are, in words.
package struct HomeAssessmentModel: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var isStaff: Bool
    /// Open ones first.
    package var items: [Item]
    /// What can be assessed, by those who may begin.
    package var programmes: [MonitoredModel.Programme]

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, isStaff: Bool, items: [Item],
        programmes: [MonitoredModel.Programme] = []
    ) {
        self.citizen = citizen
        self.relation = relation
        self.isStaff = isStaff
        self.items = items
        self.programmes = programmes
    }

    /// The side that whoever looks writes.
    var side: AssessmentSide { isStaff ? .clinician : .citizen }

    /// One assessment.
    package struct Item: Sendable {
        package var id: String
        package var title: String
        package var unit: String
        package var since: Int64
        package var outcome: HomeSuggestion.Outcome
        package var reasons: [Reason]
        /// Nil while it is open.
        package var decision: Decision?
        package var questions: [Question]
        package var views: [AssessmentSide: View]
        /// The views' versions: what a decision is held against.
        package var versions: [AssessmentSide: Int]
        /// Whether a plan can be begun by it.
        package var canStart: Bool

        package init(
            id: String, title: String, unit: String, since: Int64, outcome: HomeSuggestion.Outcome, reasons: [Reason],
            decision: Decision? = nil, questions: [Question], views: [AssessmentSide: View] = [:],
            versions: [AssessmentSide: Int] = [:], canStart: Bool = false
        ) {
            self.id = id
            self.title = title
            self.unit = unit
            self.since = since
            self.outcome = outcome
            self.reasons = reasons
            self.decision = decision
            self.questions = questions
            self.views = views
            self.versions = versions
            self.canStart = canStart
        }

        var isOpen: Bool { decision == nil }
    }

    /// One line of what is suggested, and why.
    package struct Reason: Sendable, Hashable {
        package var weight: AssessmentWeight
        package var words: String
        package var isSeenDifferently: Bool

        package init(weight: AssessmentWeight, words: String, isSeenDifferently: Bool = false) {
            self.weight = weight
            self.words = words
            self.isSeenDifferently = isSeenDifferently
        }
    }

    package struct Decision: Sendable, Hashable {
        package var choice: HomeAssessment.Choice
        package var why: String?
        package var by: String?
        package var at: Int64

        package init(choice: HomeAssessment.Choice, why: String?, by: String?, at: Int64) {
            self.choice = choice
            self.why = why
            self.by = by
            self.at = at
        }
    }

    /// What is asked of whom.
    package struct Question: Sendable, Hashable {
        package var id: String
        package var words: [AssessmentSide: String]
        package var answers: [Answer]

        package init(id: String, words: [AssessmentSide: String], answers: [Answer]) {
            self.id = id
            self.words = words
            self.answers = answers
        }

        package struct Answer: Sendable, Hashable {
            package var code: String
            package var label: String

            package init(code: String, label: String) {
                self.code = code
                self.label = label
            }
        }

        func label(_ code: String?) -> String? { answers.first { $0.code == code }?.label }
    }

    /// What one side has written.
    package struct View: Sendable, Hashable {
        package var answers: [String: String]
        package var words: String?
        /// Who answered, where that is neither the citizen nor whoever looks.
        package var by: String?
        package var at: Int64
        package var isWrittenDown: Bool
        package var isByProxy: Bool

        package init(
            answers: [String: String], words: String? = nil, by: String? = nil, at: Int64, isWrittenDown: Bool = false,
            isByProxy: Bool = false
        ) {
            self.answers = answers
            self.words = words
            self.by = by
            self.at = at
            self.isWrittenDown = isWrittenDown
            self.isByProxy = isByProxy
        }
    }
}
