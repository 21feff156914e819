package import Care

/// What a citizen meets: today's measurements and questions, what the last values meant, and how things stand.
package struct MonitoringToday: Sendable {
    package var plans: [Plan]

    /// One programme that runs for the citizen, or is paused.
    package struct Plan: Sendable {
        package var plan: MonitoringPlan
        package var programme: Programme
        /// What the unit that watches is called.
        package var unit: TaskParty
        /// In the order they open; those that are over within the last day too.
        package var items: [Item]
        /// One for each measure, the newest value last.
        package var series: [MeasureSeries]
        /// What is open with the unit; nil where nothing is.
        package var open: Deviation?
        /// What was dealt with, the newest first.
        package var done: [Deviation]
        /// The steps that are to be read by now.
        package var education: [Programme.EducationStep]
        /// The pause that is or comes; nil where there is none.
        package var pause: MonitoringPlan.Pause?
        /// The questionnaires that were answered, the last time each, newest first.
        package var answered: [Answered]
        /// When the steps that are done were said to be, by their ids.
        package var learnt: [String: Int64]
        /// How it was changed lately by a move to another version; nil where it was not.
        package var moved: Moved?
    }

    /// A questionnaire that was answered, and what the answers came to.
    package struct Answered: Sendable, Hashable {
        package var activity: ProgrammeActivity
        /// The Task by which it was asked for.
        package var task: String
        package var at: Int64
        /// Nil where neither colours nor a score say anything.
        package var outcome: AnswerOutcome?
        /// When the same is asked for next; nil: no more.
        package var next: Int64?
    }

    /// Something to measure or answer.
    package struct Item: Sendable {
        package var activity: ProgrammeActivity
        package var window: MonitoringPlan.DueWindow
        package var state: State
        /// The Task by which a questionnaire was asked for; nil for what is measured, and before it has been.
        package var task: String?
    }

    package enum State: String, Sendable, Hashable, CaseIterable {
        /// It can be done now.
        case open
        /// Its time comes.
        case later
        case done
        case missed
        /// Its time is over, and it may still be answered.
        case late
    }
}
