import Care
import HTML
import Monitoring

/// What deviates in one plan now: why, who has it, and what can be done: take it, say that it was seen, deal with it.
struct OpenDeviation {
    let view: MonitoredView
    let plan: MonitoredPlan

    private var context: PageContext { view.context }
    private var texts: MonitoringTexts { context.texts.monitoring }
    private var parts: FormParts { FormParts(context: context) }

    @HTMLBuilder var html: HTML {
        if let open = plan.open {
            div(.class("card monitored-open worklist-\(open.mark.rawValue)")) {
                div(.class("worklist-who")) {
                    open.mark.badge(context)
                    h3 { texts.openHeading }
                }
                ul(.class("worklist-reasons")) {
                    for reason in open.reasons {
                        li {
                            if reason.isNew { span(.class("mark mark-new")) { texts.isNew } }
                            span { MonitoringWords.sentence(reason.words) }
                            span(.class("worklist-when")) { context.say(reason.instant) }
                        }
                    }
                }
                state(open)
                if let instruction = plan.instruction { p(.class("entry-instruction")) { instruction } }
                if view.model.steps.contains(.handle) { steps(open) }
            }
        } else {
            p(.class("monitored-green")) {
                MonitoringMark.green.badge(context)
                span { texts.nothingOpen }
            }
        }
    }

    private func state(_ open: WorklistLine) -> HTML {
        p(.class("entry-meta")) {
            if open.handleBy <= context.moment.now {
                span(.class("mark mark-strong")) { texts.isLate(context.say(open.handleBy)) }
            } else {
                span { texts.handleBy(context.say(open.handleBy)) }
            }
            if open.isEscalated { span(.class("mark")) { texts.leaderTold } }
            if let taker = open.taker {
                span(.class("mark")) {
                    view.model.selves.contains(taker.reference)
                        ? texts.takenByYou : texts.takenBy(taker.name ?? context.texts.common.unknown)
                }
            }
        }
    }

    @HTMLBuilder private func steps(_ open: WorklistLine) -> HTML {
        let fields = [("deviation", open.id), ("version", String(open.version))]
        div(.class("worklist-steps")) {
            if open.taker == nil { parts.press(view.target, [("do", "take")] + fields, texts.take) }
            if !open.isSeen { parts.press(view.target, [("do", "see")] + fields, texts.see, isQuiet: true) }
            a(.class("button"), .href(Route.citizenTasks(citizen: view.model.citizen.id, nil).target(fragment: "give")))
            {
                texts.orderVisit
            }
        }
        details(.class("own-role"), .open(view.mistake == .words)) {
            summary { texts.handle }
            HTMLForm(target: view.target, context: context) {
                fieldset {
                    legend { texts.whatWasDone }
                    for action in Deviation.Action.allCases {
                        parts.choice(
                            "action", action.rawValue, texts.action(action), of: open.id, isChosen: action == .called)
                    }
                }
                parts.longTextField(
                    "words", texts.handleWords, of: open.id, help: texts.handleWordsHelp, value: nil,
                    mistake: view.mistake == .words ? texts.mistaken(.words) : nil)
                parts.hidden("do", "complete")
                for (name, value) in fields { parts.hidden(name, value) }
                div { button(.type("submit")) { texts.handled } }
            }.html
        }
    }
}
