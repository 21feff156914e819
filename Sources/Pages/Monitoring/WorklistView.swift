package import HTML

/// What the unit watches from home: red, yellow, missing and wishes for contact, worst first. What is green is counted, and
/// can be opened; nobody must.
package struct WorklistView: Sendable {
    package var model: WorklistModel
    package var notice: WorklistNotice?
    package var context: PageContext

    package init(model: WorklistModel, notice: WorklistNotice? = nil, context: PageContext) {
        self.model = model
        self.notice = notice
        self.context = context
    }

    private var texts: MonitoringTexts { context.texts.monitoring }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            UnitPages(context: context).html
            h1 { texts.heading }
            notices
            counts
            section(.class("worklist-section"), .ariaLabelledBy("deviates")) {
                h2(.class("unseen"), .id("deviates")) { texts.deviates }
                if model.lines.isEmpty {
                    EmptyNotice(text: texts.none, help: texts.noneHelp).html
                } else {
                    ul(.class("worklist")) {
                        for line in model.lines {
                            WorklistCard(line: line, selves: model.selves, context: context).html
                        }
                    }
                }
                if model.hasMore { p(.class("field-help")) { texts.thereAreMore(model.lines.count) } }
            }
            green
            if let visits = model.visits { VisitsSaved(figures: visits, context: context).html }
            p(.class("field-help")) { a(.href(Route.alarms(AlarmsQuery()).target)) { context.texts.alarm.short } }
            p(.class("field-help")) { a(.href(Route.programmes.target)) { texts.programmes } }
        }.html
    }

    @HTMLBuilder private var notices: HTML {
        if let notice {
            div(.class(notice.isRefusal ? "notice" : "notice notice-done"), .role("status")) {
                (notice.isRefusal ? Icon.warning : Icon.consent).html
                p { texts.said(notice) }
            }
        }
    }

    /// How many there are of each, before the list itself.
    private var counts: HTML {
        ul(.class("worklist-counts")) {
            for mark in MonitoringMark.allCases where mark == .green || model.counts[mark, default: 0] > 0 {
                li {
                    mark.badge(context)
                    strong(.class("digits")) { context.language.say(count: model.counts[mark, default: 0]) }
                }
            }
            if model.paused > 0 { li(.class("lead")) { texts.onPause(model.paused) } }
        }
    }

    @HTMLBuilder private var green: HTML {
        section(.class("worklist-section"), .ariaLabelledBy("green")) {
            h2(.id("green")) { texts.greenHeading }
            p(.class("lead")) { texts.greenLead(model.counts[.green, default: 0]) }
            if let green = model.green {
                ul(.class("entries card")) {
                    for line in green {
                        li(.class("entry entry-line")) {
                            MonitoringMark.green.badge(context)
                            div(.class("entry-body")) {
                                p(.class("entry-title")) {
                                    a(.href(Route.monitored(citizen: line.citizen, nil).target)) {
                                        line.citizenName ?? context.texts.subject.nameless
                                    }
                                }
                                p(.class("entry-meta")) { span { line.programme } }
                            }
                        }
                    }
                }
            } else {
                p {
                    a(.href(Route.worklist(WorklistQuery(showsGreen: true)).target(fragment: "green"))) {
                        texts.showGreen
                    }
                }
            }
        }
    }
}
