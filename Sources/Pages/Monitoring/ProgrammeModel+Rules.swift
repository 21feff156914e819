package import Monitoring

extension ProgrammeModel {
    package init(_ programme: Programme, _ language: Language) {
        self.init(
            name: programme.name, title: language.say(programme.title), purpose: language.say(programme.purpose),
            version: programme.version, isExperimental: programme.isExperimental,
            criteria: programme.criteria.map(language.say),
            activities: programme.activities.map { Activity($0, language) },
            responses: programme.responses.map { response in
                Response(
                    mark: MonitoringMark(response.urgency), citizen: language.say(response.citizen),
                    staff: language.say(response.staff),
                    within: language.texts.monitoring.within(response.withinMinutes))
            },
            learning: programme.education.map {
                LearningStep(title: language.say($0.title), text: language.say($0.text))
            },
            ending: [
                language.say(programme.ending),
                programme.contactWithinDays.map(language.texts.monitoring.visits.contactWithin),
            ].compactMap(\.self).joined(separator: " "), emergency: language.say(programme.emergency),
            sources: programme.sources)
    }
}

extension ProgrammeModel.Activity {
    fileprivate init(_ activity: ProgrammeActivity, _ language: Language) {
        var limits: [String] = []
        if case .measures(let measures) = activity.content {
            limits = measures.compactMap { entry in
                Measure.named(entry.measure).map { Self.say($0, entry.limits, language) }
            }
        }
        if let score = activity.score, let measure = Measure.named(score.measure) {
            limits = [Self.say(measure, score.limits, language)]
        }
        self.init(
            title: language.say(activity.title), instruction: language.say(activity.instruction),
            when: activity.phases.map { language.say($0) }
                + [activity.savesVisitAfterDays.map(language.texts.monitoring.visits.savesVisit)].compactMap(\.self),
            limits: limits)
    }

    /// `Iltmætning: rød under 85 %, gul under 88 %`.
    private static func say(_ measure: Measure, _ limits: LimitSet?, _ language: Language) -> String {
        let said = (limits?.levels ?? []).compactMap { level in
            limits?[level].map { language.say(level, $0, of: measure) }
        }
        let name = language.title(of: measure)
        return said.isEmpty ? name : "\(name): \(said.joined(separator: ", "))"
    }
}

extension Language {
    /// `Hver dag kl. 8.00, kan gøres i 4 timer, i 14 dage`.
    func say(_ phase: ProgrammeActivity.Phase) -> String {
        let texts = self.texts.monitoring
        let days =
            switch phase.on {
            case .every(let days): texts.everyDays(days)
            case .weekdays(let days):
                texts.onWeekdays(
                    days.sorted().filter((1...7).contains).map { self.texts.calendar.weekdays[$0 - 1] })
            }
        let times = texts.atTimes(phase.times.map { say(hour: $0 / 60, minute: $0 % 60) })
        let parts = ["\(days) \(times)", texts.openFor(phase.openMinutes), phase.days.map(texts.forDays)]
        return MonitoringWords.sentence(parts.compactMap(\.self).joined(separator: ", "))
    }
}
