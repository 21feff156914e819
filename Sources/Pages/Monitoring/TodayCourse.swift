import Care
import HTML

/// How it has gone: charts with the citizen's own limits, what staff did, what is to be learnt, and a pause.
struct TodayCourse {
    let view: TodayView
    let plan: TodayPlan

    private var context: PageContext { view.context }
    private var texts: TodayTexts { context.texts.today }

    @HTMLBuilder var html: HTML {
        charts
        handled
        learning
        if view.model.mayEnter, plan.state == .running { pause }
    }

    @HTMLBuilder private var charts: HTML {
        let drawn = plan.trends.compactMap { trend in
            MonitoringChart(trend: trend, context: context).html.map { (trend, $0) }
        }
        if !drawn.isEmpty {
            h3 { texts.courseHeading }
            div(.class("chart-grid")) {
                for (trend, chart) in drawn {
                    div {
                        h4(.class("chart-title")) { trend.name }
                        chart
                        if trend.isPersonal { p(.class("field-help")) { texts.ownLimits } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var handled: HTML {
        if !plan.handled.isEmpty {
            let earlier = plan.handled.dropFirst(Self.mostHandled)
            h3 { texts.handledHeading }
            list(plan.handled.prefix(Self.mostHandled))
            if !earlier.isEmpty {
                details(.class("earlier-decisions")) {
                    summary { texts.handledEarlier(earlier.count) }
                    list(earlier)
                }
            }
        }
    }

    /// As many as are read at a glance; those before them are opened.
    private static let mostHandled = 3

    private func list(_ handled: ArraySlice<HandledDeviation>) -> HTML {
        ul(.class("entries card")) {
            for one in handled {
                li(.class("entry entry-line")) {
                    Icon.speech.html
                    div(.class("entry-body")) {
                        p(.class("entry-title")) { one.mark.badge(context) }
                        for reason in one.reasons {
                            p(.class("entry-detail")) { MonitoringWords.sentence(reason) }
                        }
                        p(.class("entry-detail")) { stage(one.stage) }
                        if case .done(_, _, let what?) = one.stage { p(.class("entry-instruction")) { what } }
                        p(.class("entry-meta")) { span { context.say(one.since) } }
                    }
                }
            }
        }
    }

    private func stage(_ stage: HandledDeviation.Stage) -> String {
        let unit = plan.unit.unit ?? context.texts.common.unknown
        return switch stage {
        case .sent: texts.isSent(unit)
        case .seen: texts.isSeen(unit)
        case .taken(let who): texts.isTaken(who ?? unit)
        case .done(let when, let who, _): texts.isDone(who ?? unit, context.say(when))
        }
    }

    @HTMLBuilder private var learning: HTML {
        if !plan.learning.isEmpty {
            h3 { texts.learning }
            for step in plan.learning {
                details(.class("own-role")) {
                    summary { step.done == nil ? step.title : "\(step.title) · \(texts.learnt)" }
                    p(.class("today-learning")) { step.text }
                    done(step)
                }
            }
        }
    }

    @HTMLBuilder private func done(_ step: LearningStep) -> HTML {
        if let done = step.done {
            p(.class("entry-meta")) {
                Icon.consent.html
                span { texts.learntOn(context.say(done, withTime: false)) }
            }
        } else if let id = step.id, view.model.mayEnter {
            view.sending(plan, "learn", said: step.title, isKept: false) {
                input(.type("hidden"), .name("step"), .value(id))
                div { button(.class("button-plain"), .type("submit")) { texts.learn } }
            }
        }
    }

    private var pause: HTML {
        let parts = FormParts(context: context)
        return details(.class("own-role")) {
            summary { texts.pause }
            p(.class("field-help")) { texts.pauseHelp }
            view.sending(plan, "pause", said: texts.pause, isKept: false) {
                parts.textField("from", texts.pauseFrom, of: plan.id, value: nil, type: "date")
                parts.textField("until", texts.pauseUntil, of: plan.id, value: nil, type: "date")
                parts.textField("why", texts.pauseWhy, of: plan.id, value: nil)
                div { button(.class("button-plain"), .type("submit")) { texts.pauseAsk } }
            }
        }
    }
}
