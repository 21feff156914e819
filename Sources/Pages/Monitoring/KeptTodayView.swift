package import HTML

/// The page of today as the device keeps it for when there is no connection: what is to be measured, and whom to call. No
/// name, no number, nothing that was measured before: what lies on a device is as little as will do.
package struct KeptTodayView: Sendable {
    package var model: TodayModel
    package var context: PageContext

    package init(model: TodayModel, context: PageContext) {
        self.model = model
        self.context = context
        self.context.addressesCitizen = model.relation == .own
        // It outlives the session: nothing on it is of one.
        self.context.viewer = nil
        self.context.sessionEnd = nil
        self.context.changes = nil
        self.context.here = nil
        self.context.formToken = ""
        self.context.keeping?.isKept = true
        self.context.keeping?.keeps = nil
    }

    private var texts: TodayTexts { context.texts.today }

    package var html: HTML {
        let view = TodayView(model: model, context: context)
        return PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            for plan in model.plans {
                section(.class("today"), .ariaLabelledBy("plan-\(plan.id)-title")) {
                    h2(.id("plan-\(plan.id)-title"), .class("today-programme")) { plan.title }
                    TodayTasks(view: view, plan: Self.lean(plan), isKept: true).html
                    TodayHelp(view: view, plan: Self.lean(plan)).html
                }
            }
        }.html
    }

    /// Without what has been: every measure can be entered at any time, for the day may be another by then.
    private static func lean(_ plan: TodayPlan) -> TodayPlan {
        let due = plan.due.filter(\.isMeasure)
        let known = Set(due.map(\.activity))
        var items = due + plan.extra.filter { $0.isMeasure && !known.contains($0.activity) }
        for index in items.indices { items[index].until = nil }
        return TodayPlan(
            id: plan.id, title: plan.title, state: .running, unit: plan.unit, due: items,
            emergency: plan.emergency)
    }
}

extension TodayItem {
    /// Whether it is something to measure, which the device can keep by itself.
    var isMeasure: Bool {
        if case .measures = what { true } else { false }
    }
}
