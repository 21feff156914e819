/// What was just done with one citizen's monitoring, or could not be.
package enum MonitoredNotice: String, Sendable, Hashable, CaseIterable {
    case taken, seen, handled, limited, paused, resumed, started, ended, moved, late

    /// Whether something was not done.
    var isRefusal: Bool { self == .late }
}

/// What is wrong with a form about one citizen's monitoring.
package enum MonitoredMistake: Sendable, Hashable, CaseIterable {
    /// What was done is not said.
    case words
    /// Limits that are no numbers, that contradict each other, or that nobody can have.
    case limits
    case why
    case date
    case programme
}
