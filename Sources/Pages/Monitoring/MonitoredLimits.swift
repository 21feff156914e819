import HTML

/// The limits that hold for this citizen, who set them and why; and the form by which a doctor sets them.
struct MonitoredLimits {
    let view: MonitoredView
    let plan: MonitoredPlan

    private var context: PageContext { view.context }
    private var texts: MonitoringTexts { context.texts.monitoring }

    @HTMLBuilder var html: HTML {
        if !plan.limits.isEmpty {
            h3 { texts.limitsHeading }
            ul(.class("entries card")) {
                for limit in plan.limits {
                    li(.class("entry-line")) {
                        p(.class("entry-title")) { limit.name }
                        p(.class("entry-detail")) { said(limit.limits, limit.unit) }
                        p(.class("entry-instruction")) { limit.reason }
                        p(.class("entry-meta")) {
                            span {
                                texts.limitSet(limit.setBy ?? context.texts.common.unknown, context.say(limit.setAt))
                            }
                        }
                    }
                }
            }
        }
        if view.model.steps.contains(.limit), !plan.trends.isEmpty {
            details(.class("own-role"), .open(view.mistake == .limits || view.mistake == .why)) {
                summary { texts.setLimit }
                for trend in plan.trends { form(trend) }
            }
        }
    }

    private func said(_ limits: LimitLines, _ unit: String) -> String {
        let parts: [(Double?, (String) -> String)] = [
            (limits.alertLow, texts.redBelow), (limits.warningLow, texts.yellowBelow),
            (limits.warningHigh, texts.yellowFrom), (limits.alertHigh, texts.redFrom),
        ]
        return parts.compactMap { value, say in
            value.map { say("\(context.language.say(number: $0))\u{00A0}\(unit)") }
        }.joined(separator: " · ")
    }

    private func form(_ trend: MeasureTrend) -> HTML {
        let parts = FormParts(context: context)
        let key = "\(plan.id)-\(trend.measure)"
        let fields: [(String, String, Double?)] = [
            ("alert-low", texts.redBelowField, trend.limits.alertLow),
            ("warning-low", texts.yellowBelowField, trend.limits.warningLow),
            ("warning-high", texts.yellowFromField, trend.limits.warningHigh),
            ("alert-high", texts.redFromField, trend.limits.alertHigh),
        ]
        return HTMLForm(target: view.target, context: context) {
            fieldset {
                legend { "\(trend.name) (\(trend.unit))" }
                div(.class("limit-fields")) {
                    for (name, title, value) in fields {
                        div(.class("field")) {
                            label(.for("\(name)-\(key)")) { title }
                            input(
                                .id("\(name)-\(key)"), .type("text"), .inputMode("decimal"), .name(name),
                                .value(value.map(context.language.say(number:)) ?? ""), .autocomplete("off"),
                                .maximumLength(12))
                        }
                    }
                }
                div(.class("field")) {
                    label(.for("why-\(key)")) { texts.limitWhy }
                    p(.class("field-help")) { texts.limitWhyHelp }
                    input(.id("why-\(key)"), .type("text"), .name("why"), .value(""), .maximumLength(200))
                }
            }
            parts.hidden("do", "limit")
            parts.hidden("plan", plan.id)
            parts.hidden("version", String(plan.recordVersion))
            parts.hidden("measure", trend.measure)
            div { button(.type("submit")) { texts.setLimitFor(trend.name) } }
        }.html
    }
}
