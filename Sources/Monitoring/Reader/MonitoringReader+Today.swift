import Care
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
        let asked = try asked(by: plan, programme)
        let day = zone.day(of: now) - zone.day(of: plan.start)
        return MonitoringToday.Plan(
            plan: plan, programme: programme, unit: plan.watchedBy, items: try items(plan, programme, asked),
            series: try series(of: plan, programme, since: now - Self.shown),
            open: deviations.first { $0.status.isOpen }, done: deviations.filter { !$0.status.isOpen },
            education: programme.education.filter { $0.afterDays <= day },
            pause: plan.pauses.last { ($0.until ?? .max) > now }, answered: answered(plan, programme, asked),
            learnt: try learnt(plan, programme), moved: try moved(plan, programme))
    }

    /// What the plan has asked for, open ones first; empty for programmes that only measure.
    private func asked(
        by plan: MonitoringPlan, _ programme: Programme
    ) throws -> [QuestionnaireAssignment] {
        guard programme.activities.contains(where: { $0.questionnaire != nil }) else { return [] }
        return try CareReader(reading).questionnaires(of: plan.patient).filter { $0.plan == plan.id }
    }

    /// What is done of what the programme teaches.
    func learnt(_ plan: MonitoringPlan, _ programme: Programme) throws -> [String: Int64] {
        guard !programme.education.isEmpty else { return [:] }
        let kind = SearchTest.token(.is(MonitoringSystems.messageKind), code: MonitoringSystems.learnt)
        let said = try reading.search(
            SearchQuery(
                "Communication",
                [
                    SearchClause("based-on", .reference(type: "CarePlan", id: plan.id)), SearchClause("category", kind),
                ], compartment: plan.patient, limit: Self.most)
        ).resources.map { try $0.json() }
        return Dictionary(
            said.compactMap { json in
                guard let at = json["sent"]?.momentValue,
                    let step = json["topic"]?.list("coding").first(where: {
                        $0["system"]?.string == MonitoringSystems.learningStep
                    })?["code"]?.string
                else { return nil }
                return (step, at)
            }, uniquingKeysWith: min)
    }

    private func answered(
        _ plan: MonitoringPlan, _ programme: Programme, _ asked: [QuestionnaireAssignment]
    ) -> [MonitoringToday.Answered] {
        programme.activities.compactMap { activity -> MonitoringToday.Answered? in
            guard let key = activity.questionnaire.map(Arrival.key),
                let last = asked.first(where: { $0.status == .completed && Arrival.key(of: $0.questionnaire) == key }),
                let at = last.answered
            else { return nil }
            // A window that is answered is not over yet: what comes after it is what comes next.
            let schedule = MonitoringSchedule(activity, of: plan, zone: zone)
            let window = plan.due.first { $0.activity == activity.id }
            let next = window.flatMap { $0.task == last.id ? schedule.next(from: $0.from + 1) : $0 }
            return MonitoringToday.Answered(
                activity: activity, task: last.id, at: at, outcome: last.outcome, next: next?.from)
        }
        .sorted { $0.at > $1.at }
    }

    /// What is to be done, in the order that it opens; what was missed within the last day stands there too.
    private func items(
        _ plan: MonitoringPlan, _ programme: Programme, _ asked: [QuestionnaireAssignment]
    ) throws -> [MonitoringToday.Item] {
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
            let known = plan.due.first { $0.activity == activity.id }
            if let late = late(activity, known, asked) { items.append(late) }
            guard let window = known else { continue }
            var state = MonitoringToday.State.later
            if window.from <= now { state = try isDone(activity, window, plan) ? .done : .open }
            // The clock may be a moment behind: what is over is not offered as if it were open.
            if window.until <= now, state == .open { state = .missed }
            items.append(
                MonitoringToday.Item(activity: activity, window: window, state: state, task: window.task))
        }
        return items.sorted { ($0.window.from, $0.activity.id) < ($1.window.from, $1.activity.id) }
    }

    /// What was asked for and not answered in its time, while it may still be answered.
    private func late(
        _ activity: ProgrammeActivity, _ window: MonitoringPlan.DueWindow?, _ asked: [QuestionnaireAssignment]
    ) -> MonitoringToday.Item? {
        guard let key = activity.questionnaire.map(Arrival.key),
            let task = asked.first(where: {
                $0.status.isOpen && $0.id != window?.task && Arrival.key(of: $0.questionnaire) == key
            }), let due = task.due
        else { return nil }
        return MonitoringToday.Item(
            activity: activity,
            window: MonitoringPlan.DueWindow(activity: activity.id, from: task.sent, until: due), state: .late,
            task: task.id)
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
