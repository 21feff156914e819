/// How many alarms there were, and how many of them led to something. An alarm is one rule in one deviation that was dealt with,
/// however often the rule was broken in it; it was acted upon where the deviation ended with anything but that nothing was
/// needed.
package struct AlarmTally: Sendable, Hashable {
    package var acted: Int
    package var notNeeded: Int

    package init(acted: Int = 0, notNeeded: Int = 0) {
        self.acted = acted
        self.notNeeded = notNeeded
    }

    package var all: Int { acted + notNeeded }

    /// How many of a hundred were acted upon; nil where there were none.
    package var share: Int? { all == 0 ? nil : acted * 100 / all }

    package static func + (one: AlarmTally, other: AlarmTally) -> AlarmTally {
        AlarmTally(acted: one.acted + other.acted, notNeeded: one.notNeeded + other.notNeeded)
    }

    /// Whether so few were acted upon, of enough, that it is noise. A wish for contact never is.
    package func isNoise(_ urgency: Urgency, fewest: Int, by thresholds: AlarmThresholds) -> Bool {
        guard let share, all >= fewest, let limit = thresholds.noise[urgency], urgency != .wish else { return false }
        return share < limit
    }
}
