package import HTML

/// One programme in plain words: whom it suits, what is measured and when, the limits, what each colour leads to.
package struct ProgrammeView: Sendable {
    package var programme: ProgrammeModel
    package var context: PageContext

    package init(programme: ProgrammeModel, context: PageContext) {
        self.programme = programme
        self.context = context
    }

    private var texts: MonitoringTexts { context.texts.monitoring }

    package var html: HTML {
        PageFrame(title: programme.title, context: context) {
            p(.class("more")) { a(.href(Route.programmes.target)) { texts.programmes } }
            h1 { programme.title }
            p(.class("lead")) { programme.purpose }
            p(.class("entry-meta")) { span { texts.version(programme.version) } }
            p(.class("more")) {
                a(.href(Route.versions(id: programme.name, nil).target)) { context.texts.tuning.versionsLink }
            }
            p(.class("more")) {
                a(.href(Route.tuning(id: programme.name, TuningQuery()).target)) {
                    context.texts.tuning.heading(programme.title)
                }
            }
            if programme.isExperimental {
                div(.class("notice")) {
                    Icon.warning.html
                    p { texts.experimentalHelp }
                }
            }
            list(texts.whomItSuits, programme.criteria)
            activities
            responses
            learning
            section(.class("prose")) {
                h2 { texts.whenItEnds }
                p { programme.ending }
                p { programme.emergency }
            }
            list(texts.sources, programme.sources)
        }.html
    }

    @HTMLBuilder private func list(_ title: String, _ lines: [String]) -> HTML {
        if !lines.isEmpty {
            section(.class("prose")) {
                h2 { title }
                ul(.class("promises")) { for line in lines { li { line } } }
            }
        }
    }

    private var activities: HTML {
        section(.class("decisions")) {
            h2 { texts.whatIsMeasured }
            ul(.class("decision-list")) {
                for activity in programme.activities {
                    li(.class("card")) {
                        h3 { activity.title }
                        p { activity.instruction }
                        for line in activity.when { p(.class("entry-meta")) { span { line } } }
                        if !activity.limits.isEmpty {
                            ul(.class("promises")) { for line in activity.limits { li { line } } }
                        }
                    }
                }
            }
        }
    }

    private var responses: HTML {
        section(.class("decisions")) {
            h2 { texts.whatColoursLeadTo }
            ul(.class("decision-list")) {
                for response in programme.responses {
                    li(.class("card programme-response")) {
                        p { response.mark.badge(context) }
                        p { response.citizen }
                        p(.class("entry-instruction")) { response.staff }
                        p(.class("entry-meta")) { span { response.within } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var learning: HTML {
        if !programme.learning.isEmpty {
            section(.class("prose")) {
                h2 { texts.learning }
                for step in programme.learning {
                    h3 { step.title }
                    p { step.text }
                }
            }
        }
    }
}
