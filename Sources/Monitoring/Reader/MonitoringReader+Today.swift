import FHIR
import Record

extension MonitoringReader {
    /// What a citizen meets. Belongs to a reading of that citizen.
    package func today(of patient: String) throws -> MonitoringToday {
        MonitoringToday(
            plans: try plans(of: patient).filter(\.status.isRunning).compactMap { plan in
                guard let programme = try programme(plan.programme) else { return nil }
                return try today(plan, programme)
            })
    }

    private func today(_ plan: MonitoringPlan, _ programme: Programme) throws -> MonitoringToday.Plan {
        let now = reading.instant
        let deviations = try deviations(of: plan).map(\.deviation)
        let day = zone.day(of: now) - zone.day(of: plan.start)
        return MonitoringToday.Plan(
            plan: plan, programme: programme, unit: plan.watchedBy, items: try items(plan, programme),
            series: try series(of: plan, programme, since: now - Self.shown),
            open: deviations.first { $0.status.isOpen }, done: deviations.filter { !$0.status.isOpen },
            education: programme.education.filter { $0.afterDays <= day },
            pause: plan.pauses.last { ($0.until ?? .max) > now })
    }

    /// What is to be done, in the order that it opens; what was missed within the last day stands there too.
    private func items(_ plan: MonitoringPlan, _ programme: Programme) throws -> [MonitoringToday.Item] {
        let now = reading.instant
        var items: [MonitoringToday.Item] = []
        for activity in programme.activities {
            if let missed = plan.missed.first(where: { $0.activity == activity.id }),
                missed.until <= now, missed.until > now - LocalClock.day
            {
                let window = MonitoringPlan.DueWindow(
                    activity: activity.id, from: missed.until - 1, until: missed.until)
                items.append(MonitoringToday.Item(activity: activity, window: window, state: .missed))
            }
            guard let window = plan.due.first(where: { $0.activity == activity.id }) else { continue }
            var state = MonitoringToday.State.later
            if window.from <= now { state = try isDone(activity, window, plan) ? .done : .open }
            // The clock may be a moment behind: what is over is not offered as if it were open.
            if window.until <= now, state == .open { state = .missed }
            items.append(MonitoringToday.Item(activity: activity, window: window, state: state))
        }
        return items.sorted { ($0.window.from, $0.activity.id) < ($1.window.from, $1.activity.id) }
    }

    private func isDone(
        _ activity: ProgrammeActivity, _ window: MonitoringPlan.DueWindow, _ plan: MonitoringPlan
    ) throws -> Bool {
        let wanted = activity.questionnaire.map { [Arrival.key(of: $0)] } ?? activity.measures
        return try wanted.allSatisfy { what in
            try !reading.rows(
                ArrivalProjection.rows(of: what, in: plan.id, from: window.from, until: window.until, limit: 1)
            ).isEmpty
        }
    }
}
