package import Care
import FHIR
package import Monitoring
import Questionnaires

extension TodayPlan {
    /// - Parameter unit: the one that watches, and how to reach it.
    package init(_ today: MonitoringToday.Plan, unit: Contact, _ moment: Moment, _ language: Language) {
        let waiting = today.items.filter { $0.state == .open || $0.state == .late }
        let citizen = today.plan.patient
        let measured = today.programme.activities.filter { !$0.measures.isEmpty }
        self.init(
            id: today.plan.id, title: language.say(today.programme.title), state: Self.state(today, moment),
            unit: unit,
            due: waiting.compactMap { item in
                // What is late has no deadline any more.
                Self.item(
                    item.activity, task: item.task, until: item.state == .open ? item.window.until : nil, citizen,
                    language)
            },
            next: today.items.filter { $0.state == .later }.map(\.window.from).min(),
            extra: measured.compactMap { Self.item($0, task: nil, until: nil, citizen, language) },
            answers: Self.answers(today, moment, language),
            wishedAt: today.open?.findings.filter { $0.kind == .wish }.map(\.at).max(),
            trends: today.series.map { MeasureTrend($0, language) },
            handled: ([today.open].compactMap(\.self) + today.done).map { HandledDeviation($0, language) },
            learning: today.education.map {
                LearningStep(
                    title: language.say($0.title), text: language.say($0.text), id: $0.id, done: today.learnt[$0.id])
            },
            moved: today.moved.map { MovedPlan($0, language) }, emergency: language.say(today.programme.emergency))
    }

    private static func state(_ today: MonitoringToday.Plan, _ moment: Moment) -> State {
        guard let pause = today.pause else { return today.plan.status == .paused ? .paused(until: nil) : .running }
        return pause.from <= moment.now
            ? .paused(until: pause.until) : .toBePaused(from: pause.from, until: pause.until)
    }

    private static func item(
        _ activity: ProgrammeActivity, task: String?, until: Int64?, _ citizen: String, _ language: Language
    ) -> TodayItem? {
        let what: TodayItem.What
        if activity.questionnaire != nil {
            // Until it has been asked for there is nothing to answer.
            guard let task else { return nil }
            what = .questionnaire(.questionnaire(citizen: citizen, id: task, AnswerQuery()))
        } else {
            let fields = activity.measures.compactMap(Measure.named).map { MeasureField($0, language) }
            guard !fields.isEmpty else { return nil }
            what = .measures(fields)
        }
        return TodayItem(
            activity: activity.id, title: language.say(activity.title), help: language.say(activity.instruction),
            what: what, until: until)
    }

    /// How long somebody can read what answers came to: they come seldom.
    private static let shown: Int64 = 30 * 24 * 60 * 60 * 1000

    /// What came today, newest first; and what did not.
    private static func answers(
        _ today: MonitoringToday.Plan, _ moment: Moment, _ language: Language
    ) -> [TodayAnswer] {
        let isToday = { (instant: Int64) in LocalTime(instant, zone: moment.zone).date == moment.local.date }
        let measured = today.series.flatMap { series in
            series.points.filter { isToday($0.at) }.map { point in
                let mark = MonitoringMark(point.colour)
                let urgency: Urgency? =
                    switch point.colour {
                    case .red: .red
                    case .yellow: .yellow
                    case .grey: .grey
                    case .green: nil
                    }
                return TodayAnswer(
                    id: point.observation, title: language.title(of: series.measure),
                    value: language.say(point.value, of: series.measure), instant: point.at, mark: mark,
                    reason: point.reason.map { MonitoringWords.sentence(language.say($0)) + "." },
                    advice: urgency.flatMap(today.programme.response(to:)).map { language.say($0.citizen) })
            }
        }
        let missed = today.items.filter { $0.state == .missed && isToday($0.window.until) }.map { item in
            TodayAnswer(
                id: "\(item.activity.id)-\(item.window.until)", title: language.say(item.activity.title), value: "",
                instant: item.window.until, mark: .missing,
                advice: today.programme.response(to: .missing).map { language.say($0.citizen) })
        }
        let answered = today.answered.filter { isToday($0.at) || $0.at > moment.now - Self.shown }.map {
            Self.answer($0, today, moment, language)
        }
        return (measured + missed + answered).sorted { $0.instant > $1.instant }
    }

    /// What answers came to, as they who gave them are told: what is green says when the next come.
    private static func answer(
        _ answered: MonitoringToday.Answered, _ today: MonitoringToday.Plan, _ moment: Moment, _ language: Language
    ) -> TodayAnswer {
        let texts = language.texts.today
        let urgency: Urgency? =
            switch answered.outcome {
            case .red: .red
            case .yellow: .yellow
            case .wish: .wish
            case .grey: .grey
            case .green, nil: nil
            }
        let mark = answered.outcome.map { MonitoringMark($0) }
        let next = answered.next.map {
            texts.nextAnswers(language.say(DateTime(milliseconds: $0, offsetMinutes: 0), at: moment, withTime: false))
        }
        return TodayAnswer(
            id: answered.task, title: language.say(answered.activity.title), value: "", instant: answered.at,
            mark: mark, reason: mark.map(texts.answersMean),
            advice: urgency.flatMap(today.programme.response(to:)).map { language.say($0.citizen) }
                ?? [texts.nothingToDo, next].compactMap(\.self).joined(separator: " "))
    }
}

extension MeasureField {
    package init(_ measure: Measure, _ language: Language) {
        self.init(
            measure: measure.id, name: language.title(of: measure), unit: measure.unitText, possible: measure.possible)
    }
}
