/// A running plan with what has come for it: what a changed programme is tried on. Pure.
struct PastPlan: Sendable {
    var plan: MonitoringPlan
    /// What was measured, by measure.
    var values: [String: [Value]]
    /// When questionnaires were answered, by canonical address without version.
    var answered: [String: [Int64]]

    struct Value: Sendable, Hashable {
        var value: Double
        var at: Int64
    }

    /// More windows than this of one activity are not gone through.
    private static let mostWindows = 1000

    /// The alarms that a programme would have made of what came in a time: values outside limits (the citizen's own, where there
    /// are such; by the baseline that there is now), and answers that did not come in their windows.
    func alarms(by programme: Programme, from since: Int64, until now: Int64, zone: LocalClock) -> [AlarmRule: Int] {
        var alarms: [AlarmRule: Int] = [:]
        for measure in programme.activities.flatMap(\.measures) {
            guard let limits = plan.limits(of: measure, in: programme)?.limits else { continue }
            let baseline = plan.baseline(of: measure)
            for value in values[measure] ?? [] where value.at >= since && value.at <= now {
                guard let broken = limits.broken(by: value.value, baseline: baseline) else { continue }
                alarms[.limit(measure: measure, broken.level), default: 0] += 1
            }
        }
        for activity in programme.activities {
            let missing = missing(activity, from: since, until: now, zone: zone)
            if missing > 0 { alarms[.missing(activity: activity.id)] = missing }
        }
        return alarms
    }

    /// Windows of an activity that were over with something missing.
    private func missing(_ activity: ProgrammeActivity, from since: Int64, until now: Int64, zone: LocalClock) -> Int {
        let schedule = MonitoringSchedule(activity, of: plan, zone: zone)
        var (count, rest) = (0, Self.mostWindows)
        var next = since > plan.start ? schedule.next(from: since) : schedule.first(from: plan.start)
        while let window = next, window.until <= now, rest > 0 {
            rest -= 1
            if !isMet(window, activity) { count += 1 }
            next = schedule.next(from: window.from + 1)
        }
        return count
    }

    private func isMet(_ window: MonitoringPlan.DueWindow, _ activity: ProgrammeActivity) -> Bool {
        let times =
            activity.questionnaire.map { [answered[Arrival.key(of: $0)] ?? []] }
            ?? activity.measures.map { (values[$0] ?? []).map(\.at) }
        return times.allSatisfy { $0.contains { $0 >= window.from && $0 < window.until } }
    }
}
