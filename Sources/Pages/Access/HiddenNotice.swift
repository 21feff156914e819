import HTML

/// What staff are told where the citizen has blocked something for them: that something may be hidden, not what; and
/// the ways to ask.
struct HiddenNotice {
    let citizen: String
    let context: PageContext

    var html: HTML {
        div(.class("notice notice-plain")) {
            Icon.lock.html
            div {
                p { context.texts.access.hiddenNotice }
                p(.class("preview-actions")) {
                    a(.href(Route.access(citizen: citizen, AccessQuery(form: .ask)).target)) {
                        context.texts.access.ask
                    }
                    a(.href(Route.opening(citizen: citizen).target)) { context.texts.mandate.emergencyHeading }
                }
            }
        }
    }
}
