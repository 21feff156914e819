/// When an activity of a running plan is to be done: windows of local time, whatever the clocks do that night. Pure.
struct MonitoringSchedule: Sendable {
    let activity: ProgrammeActivity
    /// When the plan began: windows that had opened by then are nobody's.
    let start: Int64
    /// When it ends; nil: when it is ended.
    let end: Int64?
    let pauses: [MonitoringPlan.Pause]
    let zone: LocalClock

    init(_ activity: ProgrammeActivity, of plan: MonitoringPlan, zone: LocalClock) {
        self.activity = activity
        start = plan.start
        end = plan.end
        pauses = plan.pauses
        self.zone = zone
    }

    /// More days than this ahead nothing is looked for: an activity less often than once a year is none.
    private static let farthest = 400

    /// The first window of a plan that begins: the one that is open, where it is open for a day or more, else the next. A
    /// questionnaire that may be answered for two weeks is not put off for months because the plan began at noon.
    func first(from instant: Int64) -> MonitoringPlan.DueWindow? {
        let day = zone.day(of: start)
        guard zone.day(of: instant) == day else { return next(from: instant) }
        for opening in openings(on: day) where opening.openMinutes >= 24 * 60 && opening.from < instant {
            let window = window(max(opening.from, start), closing(opening, on: day))
            if window.until > instant, end.map({ $0 > window.from }) ?? true, !isPaused(window) { return window }
        }
        return next(from: instant)
    }

    private func window(_ from: Int64, _ until: Int64) -> MonitoringPlan.DueWindow {
        MonitoringPlan.DueWindow(
            activity: activity.id, from: from, until: until, questionnaire: activity.questionnaire)
    }

    /// The first window that opens at an instant or later; nil where there is none any more.
    func next(from instant: Int64) -> MonitoringPlan.DueWindow? {
        var instant = max(instant, start)
        // A pause may be longer than what is looked ahead: then it is looked for from its end.
        for pause in pauses.sorted(by: { $0.from < $1.from }) where pause.from <= instant {
            guard let until = pause.until else { return nil }
            instant = max(instant, until)
        }
        let first = zone.day(of: instant)
        for day in first...first + Self.farthest {
            for opening in openings(on: day) where opening.from >= instant {
                if let end, opening.from >= end { return nil }
                let window = window(opening.from, closing(opening, on: day))
                if !isPaused(window) { return window }
            }
        }
        return nil
    }

    private struct Opening {
        var from: Int64
        var openMinutes: Int
    }

    /// When windows open on a day, in order; empty for most days of a weekly activity.
    private func openings(on day: Int) -> [Opening] {
        guard let phase = phase(on: day) else { return [] }
        return phase.times.sorted().map {
            Opening(from: zone.instant(day: day, minutes: $0), openMinutes: phase.openMinutes)
        }
    }

    /// The phase that has windows on this day; nil where none has.
    private func phase(on day: Int) -> ProgrammeActivity.Phase? {
        var passed = day - zone.day(of: start)
        guard passed >= 0 else { return nil }
        for phase in activity.phases {
            guard let days = phase.days, passed >= days else {
                switch phase.on {
                case .every(let interval): return passed % max(interval, 1) == 0 ? phase : nil
                case .weekdays(let weekdays): return weekdays.contains(Self.weekday(day)) ? phase : nil
                }
            }
            passed -= days
        }
        return nil
    }

    /// As ISO 8601 numbers them.
    private static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// A window is over when the next opens, at the latest: an hour that is skipped makes no two of them overlap.
    private func closing(_ opening: Opening, on day: Int) -> Int64 {
        let until = opening.from + Int64(opening.openMinutes) * LocalClock.minute
        let last = zone.day(of: until)
        for later in day...max(day, last) {
            if let next = openings(on: later).first(where: { $0.from > opening.from }) {
                return min(until, next.from)
            }
        }
        return until
    }

    /// Whether a pause takes any part of a window away: nobody is asked for what there was no whole time for.
    private func isPaused(_ window: MonitoringPlan.DueWindow) -> Bool {
        pauses.contains { $0.from < window.until && ($0.until ?? .max) > window.from }
    }
}
