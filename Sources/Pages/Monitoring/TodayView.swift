import Care
package import HTML

/// What one citizen is to measure and answer today: one thing at a time, in any order; what came in and what it means; whom
/// to call; how it has gone.
package struct TodayView: Sendable {
    package var model: TodayModel
    package var notice: TodayNotice?
    /// What was just written and not taken.
    package var form: MeasureForm?
    /// What each form carries, so that what is sent twice counts once.
    package var transmission: String
    package var context: PageContext

    package init(
        model: TodayModel, notice: TodayNotice? = nil, form: MeasureForm? = nil, transmission: String = "",
        context: PageContext
    ) {
        self.model = model
        self.notice = notice
        self.form = form
        self.transmission = transmission
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: TodayTexts { context.texts.today }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.heading }
            noticeLine
            if model.isAskedAboutHome { asked }
            if model.plans.isEmpty {
                EmptyNotice(text: texts.none, help: texts.noneHelp).html
            }
            for plan in model.plans {
                section(.class("today"), .id("plan-" + plan.id), .ariaLabelledBy("plan-\(plan.id)-title")) {
                    h2(.id("plan-\(plan.id)-title"), .class("today-programme")) { plan.title }
                    if let moved = plan.moved { moved.html(unit: plan.unit.unit, context) }
                    TodayTasks(view: self, plan: plan).html
                    TodayAnswers(view: self, plan: plan).html
                    TodayHelp(view: self, plan: plan).html
                    TodayCourse(view: self, plan: plan).html
                }
            }
            p(.class("more")) {
                a(.href(Route.equipment(citizen: model.citizen.id, nil).target)) { context.texts.equipment.heading }
            }
        }.html
    }

    private var asked: HTML {
        div(.class("notice")) {
            Icon.home.html
            p {
                a(.href(Route.homeAssessment(citizen: model.citizen.id, nil).target)) {
                    context.addressesCitizen
                        ? context.texts.homeAssessment.asked : context.texts.homeAssessment.askedOthers
                }
            }
        }
    }

    @HTMLBuilder private var noticeLine: HTML {
        if let notice {
            div(.class(notice.isRefusal ? "notice" : "notice notice-done"), .role("status"), .id("done")) {
                (notice.isRefusal ? Icon.warning : Icon.consent).html
                p { texts.said(notice) }
            }
        }
    }

    /// The form that sends something of a plan: kept on the device until it has come through, where scripts run.
    func sending(
        _ plan: TodayPlan, _ what: String, said: String, isKept: Bool = true, @HTMLBuilder content: () -> HTML
    ) -> HTML {
        let fields: [(String, String)] = [("do", what), ("plan", plan.id), ("transmission", transmission)]
        return HTML.element(
            "form",
            [
                .class("sending"), .action(Route.today(citizen: model.citizen.id, TodayQuery()).target),
                .method("post"), .novalidate(), .data("data-sends", isKept ? "keep" : nil), .data("data-what", said),
                .data(
                    "data-after",
                    isKept ? Route.today(citizen: model.citizen.id, TodayQuery(notice: .sent)).target.text : nil),
            ]
        ) {
            context.formTokenField
            for (name, value) in fields { input(.type("hidden"), .name(name), .value(value)) }
            content()
        }
    }
}
