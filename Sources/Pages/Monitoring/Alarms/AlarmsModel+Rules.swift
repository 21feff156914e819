package import Monitoring
import Questionnaires

extension AlarmsModel {
    package init(_ quality: AlarmQuality, _ citizens: [AlarmCitizen], _ language: Language) {
        self.init(
            days: quality.days, rules: quality.lines.map { AlarmRow($0, language) },
            citizens: citizens.map {
                AlarmCitizenRow(
                    citizen: $0.citizen, citizenName: $0.citizenName, programme: $0.title, alarms: $0.tally.all,
                    acted: $0.tally.acted)
            })
    }
}

extension AlarmRow {
    /// - Parameter limits: the limits that hold; nil: the programme's.
    package init(
        _ line: AlarmLine, limits: (@Sendable (String) -> LimitSet?)? = nil, saysProgramme: Bool = true,
        _ language: Language
    ) {
        let texts = language.texts.alarm
        self.init(
            rule: language.say(line.rule, of: line.programme) { measure in
                limits?(measure) ?? line.programme?.limits(of: measure)
            },
            programme: saysProgramme
                ? line.programme.map {
                    Programme(name: $0.name, title: language.say($0.title), version: $0.version)
                } : nil,
            mark: MonitoringMark(line.urgency), alarms: line.tally.all, acted: line.tally.acted,
            share: line.tally.share, suggestion: line.suggestion.map(texts.suggestion))
    }

    /// One of a citizen's, by the limits that hold for the citizen.
    package init(_ alarm: CitizenAlarm, _ plan: MonitoringPlan, _ programme: Monitoring.Programme, _ language: Language)
    {
        self.init(alarm.line, limits: { plan.limits(of: $0, in: programme)?.limits }, saysProgramme: false, language)
        if let limit = alarm.limit, case .limit(let id, _) = alarm.line.rule, let measure = Measure.named(id) {
            wider = language.texts.alarm.wider(
                language.say(limit.to, of: measure), language.say(limit.from, of: measure), limit.spared, alarms)
        }
    }
}

extension Language {
    /// What makes an alarm: `Iltmætning: rød under 88 %`.
    func say(_ rule: AlarmRule?, of programme: Programme?, limits: (String) -> LimitSet?) -> String {
        switch rule {
        case .limit(let id, let level):
            guard let measure = Measure.named(id) else { return id }
            guard let limit = limits(id)?[level] else {
                let words = level.colour == .red ? texts.alarm.redLimit : texts.alarm.yellowLimit
                return "\(title(of: measure)): \(words(level.isLow))"
            }
            return "\(title(of: measure)): \(say(level, limit, of: measure))"
        case .missing(let id):
            return texts.alarm.missing(programme?.activity(id).map { say($0.title) } ?? id)
        case .wish: return texts.alarm.wish
        case .answer, .unjudged, nil: return texts.alarm.answers
        }
    }

    /// A limit and what it means: `rød under 88 %`.
    func say(_ level: LimitSet.Level, _ limit: Limit, of measure: Measure) -> String {
        let (texts, value) = (texts.monitoring, say(limit, of: measure))
        return switch level {
        case .alertLow: texts.redBelow(value)
        case .warningLow: texts.yellowBelow(value)
        case .warningHigh: texts.yellowFrom(value)
        case .alertHigh: texts.redFrom(value)
        }
    }

    /// A limit is not rounded as values are: 88,5 is no 89.
    private func sayExactly(_ value: Double, of measure: Measure) -> String {
        var scaled = value
        for _ in 0..<measure.decimals { scaled *= 10 }
        var more = 0
        while more < 3, abs(scaled - scaled.rounded()) > 1e-6 {
            scaled *= 10
            more += 1
        }
        return say(measure.text(value, moreDecimals: more))
    }

    /// A limit as a value, or as a step from what is usual for the citizen.
    func say(_ limit: Limit, of measure: Measure) -> String {
        switch limit {
        case .absolute(let value): sayExactly(value, of: measure)
        case .step(let step): texts.monitoring.ownUsual((step < 0 ? "" : "+") + sayExactly(step, of: measure))
        case .share(let share): texts.monitoring.ownUsual((share < 0 ? "" : "+") + say(number: share) + " %")
        }
    }
}
