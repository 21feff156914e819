import HTML

/// What staff do with a plan as a whole: agree on a pause, end it, end the plan. Folded, for it is seldom done.
struct MonitoredPlanSteps {
    let view: MonitoredView
    let plan: MonitoredPlan

    private var context: PageContext { view.context }
    private var texts: MonitoringTexts { context.texts.monitoring }
    private var parts: FormParts { FormParts(context: context) }

    @HTMLBuilder var html: HTML {
        if view.model.steps.contains(.move), let newer = plan.newer {
            details(.class("own-role")) {
                summary { context.texts.tuning.moveOne(newer.version) }
                form("move") {
                    p(.class("field-help")) {
                        "\(context.texts.tuning.moveOneHelp) "
                        a(.href(Route.versions(id: plan.programme, nil).target)) {
                            context.texts.tuning.whatChanged
                        }
                    }
                    parts.hidden("version", String(plan.recordVersion))
                    parts.hidden("to", newer.canonical)
                    field("move", "why", context.texts.tuning.why)
                    div { button(.type("submit")) { context.texts.tuning.moveOne(newer.version) } }
                }
            }
        }
        if view.model.steps.contains(.plan) {
            if plan.state == .running {
                details(.class("own-role"), .open(view.mistake == .date)) {
                    summary { texts.pause }
                    form("pause") {
                        field("pause", "from", texts.pauseFrom, type: "date")
                        field("pause", "until", texts.pauseUntil, type: "date")
                        field("pause", "why", texts.pauseWhy)
                        div { button(.type("submit")) { texts.agreePause } }
                    }
                }
            } else {
                parts.press(
                    view.target, [("do", "resume"), ("plan", plan.id)], texts.resume)
            }
            details(.class("own-role")) {
                summary { texts.end }
                form("end") {
                    field("end", "why", texts.endWhy)
                    div { button(.type("submit")) { texts.endIt } }
                }
            }
        }
    }

    private func form(_ what: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
        HTMLForm(target: view.target, context: context) {
            parts.hidden("do", what)
            parts.hidden("plan", plan.id)
            content()
        }.html
    }

    private func field(_ what: String, _ name: String, _ title: String, type: String = "text") -> HTML {
        let id = "\(what)-\(name)-\(plan.id)"
        return div(.class("field")) {
            label(.for(id)) { title }
            input(.id(id), .type(type), .name(name), .value(""), .autocomplete("off"), .maximumLength(200))
        }
    }
}
