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
    }

    /// Something to measure or answer.
    package struct Item: Sendable {
        package var activity: ProgrammeActivity
        package var window: MonitoringPlan.DueWindow
        package var state: State
    }

    package enum State: String, Sendable, Hashable, CaseIterable {
        /// It can be done now.
        case open
        /// Its time comes.
        case later
        case done
        case missed
    }
}
