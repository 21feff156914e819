import Questionnaires

/// A wider limit that would have kept every alarm that was acted upon, and spared others. Worked out of what has been; whether it
/// is safe is a doctor's to judge.
package struct LimitSuggestion: Sendable, Hashable {
    package var level: LimitSet.Level
    /// What the limit is.
    package var from: Double
    /// What it might be.
    package var to: Double
    /// Alarms that would not have come; none of them was acted upon.
    package var spared: Int
    /// Alarms that would still have come.
    package var kept: Int

    /// An alarm by the limit: the value that was farthest from it, and whether anybody acted upon it.
    struct Alarm: Sendable, Hashable {
        var value: Double
        var wasActedUpon: Bool
    }

    /// Nil where there is none to suggest: for a red limit, which is never widened by counting; where nothing was acted upon, for
    /// then nothing says how far one may go; and where no alarm would be spared.
    ///
    /// - Parameters:
    ///   - alert: the red limit on the same side, which a yellow one stays inside.
    ///   - step: the smallest step that the measure is read in.
    init?(_ level: LimitSet.Level, at limit: Double, alert: Double?, step: Double, of alarms: [Alarm]) {
        guard level.colour == .yellow, step > 0 else { return nil }
        let sign: Double = level.isLow ? 1 : -1
        // As if every limit were a lower one: an alarm comes where the value is below it.
        let acted = alarms.filter(\.wasActedUpon).map { $0.value * sign }
        guard let nearest = acted.max() else { return nil }
        // A lower limit is broken below it; an upper one is broken at it.
        var wider = level.isLow ? nearest + step : nearest
        if let alert { wider = max(wider, alert * sign + step) }
        wider = Measure.rounded(wider)
        guard wider < limit * sign else { return nil }
        let isKept = { (alarm: Alarm) in
            level.isLow ? alarm.value * sign < wider : alarm.value * sign <= wider
        }
        let kept = alarms.count(where: isKept)
        guard kept < alarms.count, alarms.allSatisfy({ !$0.wasActedUpon || isKept($0) }) else { return nil }
        self.level = level
        from = limit
        to = Measure.rounded(wider * sign)
        spared = alarms.count - kept
        self.kept = kept
    }
}
