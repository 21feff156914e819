package import HTML

/// The programmes that a plan can follow.
package struct ProgrammesView: Sendable {
    package var programmes: [ProgrammeModel]
    package var context: PageContext

    package init(programmes: [ProgrammeModel], context: PageContext) {
        self.programmes = programmes
        self.context = context
    }

    private var texts: MonitoringTexts { context.texts.monitoring }

    package var html: HTML {
        PageFrame(title: texts.programmes, context: context) {
            UnitPages(context: context).html
            h1 { texts.programmes }
            p(.class("lead")) { texts.programmesLead }
            if programmes.isEmpty {
                EmptyNotice(text: texts.noProgrammes).html
            } else {
                ul(.class("entries card")) {
                    for programme in programmes {
                        li(.class("entry entry-line")) {
                            Icon.plan.html
                            div(.class("entry-body")) {
                                p(.class("entry-title")) {
                                    a(.href(Route.programme(id: programme.name).target)) { programme.title }
                                }
                                p(.class("entry-detail")) { programme.purpose }
                                p(.class("entry-meta")) {
                                    span { texts.version(programme.version) }
                                    if programme.isExperimental { span(.class("mark")) { texts.experimental } }
                                }
                            }
                        }
                    }
                }
            }
        }.html
    }
}
