package import Care

/// One citizen's monitoring, as staff see it: the last thirty days at a glance, the limit that was broken, and what has
/// changed since somebody last dealt with it.
package struct MonitoredCitizen: Sendable {
    package var plan: MonitoringPlan
    /// The CarePlan's version: what a step that changes it is held against.
    package var planVersion: Int
    package var programme: Programme
    package var citizenName: String?
    package var birthDate: String?
    /// The last thirty days.
    package var series: [MeasureSeries]
    /// What is open; nil where nothing is.
    package var open: Deviation?
    /// The open Task's version: what a step with it is held against.
    package var openVersion: Int?
    /// What was dealt with, the newest first.
    package var done: [Deviation]
    /// When somebody last dealt with a deviation of this plan; nil where nobody has.
    package var lastDone: Int64?
    /// Values since then.
    package var sinceLast: [MeasureSeries]
    /// A newer version of the programme, where there is one.
    package var newer: Programme?
    /// The last of each questionnaire, newest first.
    package var answers: [AnsweredQuestionnaire]
    /// How many of the steps that the programme teaches by now are done.
    package var learnt: Int
    /// How many there are by now.
    package var toLearn: Int

    /// A questionnaire that was answered, and what the answers came to.
    package struct AnsweredQuestionnaire: Sendable, Hashable {
        /// The QuestionnaireResponse's id.
        package var id: String
        package var title: Wording
        package var at: Int64
        /// Nil where neither colours nor a score say anything, or nobody asked for it by a Task.
        package var outcome: AnswerOutcome?
        /// Whether it was asked for by a Task of the same id, by which it can be read.
        package var isAsked: Bool
    }
}
