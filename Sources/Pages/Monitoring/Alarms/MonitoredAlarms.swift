import HTML

/// How often the alarms of one plan led to something, for those who deal with them. Folded: it is looked at when a limit is.
struct MonitoredAlarms {
    let view: MonitoredView
    let plan: MonitoredPlan

    private var texts: AlarmTexts { view.context.texts.alarm }

    @HTMLBuilder var html: HTML {
        if view.model.steps.contains(.handle), !plan.alarms.isEmpty {
            details(.class("own-role"), .open(plan.alarms.contains { $0.suggestion != nil })) {
                summary { "\(texts.ownRules) (\(texts.days(AlarmsQuery.usual)))" }
                AlarmTable(rows: plan.alarms, context: view.context).html
                p(.class("field-help")) { texts.together }
            }
        }
    }
}
