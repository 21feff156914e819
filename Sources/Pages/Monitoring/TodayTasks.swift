import HTML

/// What is to be measured or answered now: a card for each, with one large field and one button.
struct TodayTasks {
    let view: TodayView
    let plan: TodayPlan
    /// Whether it is the page that the device keeps, where nothing is known of the day.
    var isKept = false

    private var context: PageContext { view.context }
    private var texts: TodayTexts { context.texts.today }

    @HTMLBuilder var html: HTML {
        pause
        if case .paused = plan.state {
        } else if plan.due.isEmpty {
            div(.class("empty")) {
                p { plan.answers.contains { $0.mark != .missing } ? texts.allDone : texts.nothingDue }
                if let next = plan.next { p(.class("empty-help")) { texts.next(context.say(next)) } }
            }
        } else {
            p(.class("lead")) {
                isKept
                    ? texts.leadKept
                    : (context.addressesCitizen ? texts.leadOwn : texts.leadOthers)(plan.due.count)
            }
            ul(.class("today-items")) {
                for item in plan.due { li(.class("card today-item")) { card(item) } }
            }
        }
        extra
    }

    @HTMLBuilder private var pause: HTML {
        switch plan.state {
        case .running: HTML.nothing
        case .paused(let until):
            notice(until.map { texts.pausedUntil(context.say($0, withTime: false)) } ?? texts.paused)
        case .toBePaused(let from, let until):
            notice(
                texts.toBePaused(
                    context.say(from, withTime: false), until.map { context.say($0, withTime: false) }))
        }
    }

    private func notice(_ text: String) -> HTML {
        div(.class("notice notice-plain")) {
            Icon.clock.html
            p { text }
        }
    }

    @HTMLBuilder private func card(_ item: TodayItem) -> HTML {
        div(.class("today-item-head")) {
            h3 { item.title }
            if let until = item.until {
                p(.class("entry-meta")) {
                    Icon.clock.html
                    span { texts.before(context.say(until)) }
                }
            }
        }
        if let help = item.help { p(.class("field-help")) { help } }
        switch item.what {
        case .questionnaire(let route):
            p { a(.class("button"), .href(route.target)) { texts.answer } }
        case .measures(let fields):
            if view.model.mayEnter {
                MeasureFields(view: view, plan: plan, item: item, fields: fields).html
            } else {
                p(.class("field-help")) { texts.onlyLooking }
            }
        }
    }

    @HTMLBuilder private var extra: HTML {
        if view.model.mayEnter, !plan.extra.isEmpty {
            let isWritten = plan.extra.contains { $0.activity == view.form?.activity }
            details(.class("own-role today-extra"), .open(isWritten && view.form?.plan == plan.id)) {
                summary { texts.extra }
                p(.class("field-help")) { texts.extraHelp }
                ul(.class("today-items")) {
                    for item in plan.extra { li(.class("card today-item")) { card(item) } }
                }
            }
        }
    }
}
