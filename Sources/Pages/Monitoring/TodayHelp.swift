import HTML

/// Whom to call and when, that this is no emergency service, and the wish to be contacted, which is always there.
struct TodayHelp {
    let view: TodayView
    let plan: TodayPlan

    private var context: PageContext { view.context }
    private var texts: TodayTexts { context.texts.today }

    var html: HTML {
        div(.class("card today-help")) {
            h3 { texts.helpHeading }
            p(.class("today-emergency")) {
                Icon.warning.html
                span { plan.emergency ?? texts.noEmergencyService }
            }
            p { texts.watched }
            ContactView(contact: plan.unit, context: context).html
            if view.model.mayEnter { wish }
        }
    }

    @HTMLBuilder private var wish: HTML {
        if let wished = plan.wishedAt {
            p(.class("notice notice-plain")) {
                Icon.speech.html
                span { texts.wishedAt(context.say(wished)) }
            }
        } else {
            let id = "wish-" + plan.id
            view.sending(plan, "wish", said: texts.wish) {
                div(.class("field")) {
                    label(.for(id)) { texts.wishAbout }
                    input(
                        .id(id), .type("text"), .name("about"), .value(""), .autocomplete("off"),
                        .maximumLength(200))
                }
                div { button(.class("button-plain"), .type("submit")) { texts.wish } }
            }
        }
    }
}
