import Care
package import Monitoring

extension MonitoredPlan {
    package init(_ monitored: MonitoredCitizen, alarms: [CitizenAlarm] = [], _ moment: Moment, _ language: Language) {
        let plan = monitored.plan
        let trends = monitored.series.map { MeasureTrend($0, language) }
        let pause = plan.pauses.last { $0.until.map { $0 > moment.now } ?? true }
        let state: TodayPlan.State =
            switch pause {
            case let pause? where pause.from > moment.now: .toBePaused(from: pause.from, until: pause.until)
            case let pause?: .paused(until: pause.until)
            case nil: plan.status == .paused ? .paused(until: nil) : .running
            }
        self.init(
            id: plan.id, recordVersion: monitored.planVersion, title: language.say(monitored.programme.title),
            programme: monitored.programme.name, version: monitored.programme.version,
            isExperimental: monitored.programme.isExperimental, state: state,
            unit: plan.watchedBy.name ?? plan.watchedBy.reference, since: plan.start,
            open: monitored.open.flatMap { open in
                monitored.openVersion.map { version in
                    WorklistLine(
                        open, version: version, citizenName: monitored.citizenName, programme: plan.title, trend: nil,
                        language)
                }
            },
            trends: trends, limits: plan.personalLimits.compactMap { PersonalLimit($0, language) },
            handled: monitored.done.map { HandledDeviation($0, language) },
            instruction: monitored.open.flatMap { monitored.programme.response(to: $0.worst) }
                .map { language.say($0.staff) },
            answers: monitored.answers.map {
                Answers(
                    id: $0.isAsked ? $0.id : nil, title: language.say($0.title), at: $0.at,
                    mark: $0.outcome.map { MonitoringMark($0) })
            }, learnt: monitored.toLearn == 0 ? nil : (monitored.learnt, monitored.toLearn),
            newer: monitored.newer.map { Newer(canonical: $0.canonical, version: $0.version) },
            alarms: alarms.map { AlarmRow($0, plan, monitored.programme, language) })
        moved = plan.moves.last.map {
            MovedPlan(at: $0.at, name: $0.name, why: $0.why, changes: [], hasOwnLimits: !plan.personalLimits.isEmpty)
        }
    }
}

extension PersonalLimit {
    /// Nil for a measure that there is no more.
    init?(_ limit: MonitoringPlan.PersonalLimit, _ language: Language) {
        guard let measure = Measure.named(limit.measure) else { return nil }
        let values = limit.limits.values(baseline: nil)
        self.init(
            measure: measure.id, name: language.title(of: measure), unit: measure.unitText,
            limits: LimitLines(
                alertLow: values[.alertLow], warningLow: values[.warningLow], warningHigh: values[.warningHigh],
                alertHigh: values[.alertHigh]),
            setBy: limit.name, setAt: limit.at, reason: limit.why)
    }
}
