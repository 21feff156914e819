package import HTML
import Monitoring

/// How often a unit's alarms led to something: by rule, and by citizen.
package struct AlarmsView: Sendable {
    package var model: AlarmsModel
    package var context: PageContext

    package init(model: AlarmsModel, context: PageContext) {
        self.model = model
        self.context = context
    }

    private var texts: AlarmTexts { context.texts.alarm }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            p(.class("more")) {
                a(.href(Route.worklist(WorklistQuery()).target)) { context.texts.monitoring.back }
            }
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            p(.class("field-help")) { texts.together }
            periods
            if model.rules.isEmpty {
                EmptyNotice(text: texts.none).html
            } else {
                noise
                section(.ariaLabelledBy("all")) {
                    h2(.id("all")) { texts.allRules }
                    AlarmTable(rows: model.rules.map(Self.bare), context: context).html
                }
                citizens
            }
        }.html
    }

    /// What is suggested stands once on the page.
    private static func bare(_ row: AlarmRow) -> AlarmRow {
        var bare = row
        bare.suggestion = nil
        return bare
    }

    private var periods: HTML {
        nav(.class("unit-pages"), .ariaLabel(texts.period)) {
            ul {
                for days in AlarmQuality.periods {
                    li {
                        a(
                            .href(Route.alarms(AlarmsQuery(days: days)).target),
                            .ariaCurrent(days == model.days ? "page" : nil)
                        ) { texts.days(days) }
                    }
                }
            }
        }
    }

    private var noise: HTML {
        section(.ariaLabelledBy("noise")) {
            h2(.id("noise")) { texts.noise }
            if model.noisy.isEmpty {
                p(.class("lead")) { texts.noneNoisy }
            } else {
                AlarmTable(rows: model.noisy, context: context).html
            }
            p(.class("field-help")) { texts.thresholds(.standard) }
        }
    }

    @HTMLBuilder private var citizens: HTML {
        if !model.citizens.isEmpty {
            section(.ariaLabelledBy("citizens")) {
                h2(.id("citizens")) { texts.citizens }
                p(.class("lead")) { texts.citizensLead }
                ul(.class("entries card")) {
                    for line in model.citizens {
                        li(.class("entry entry-line")) {
                            div(.class("entry-body")) {
                                p(.class("entry-title")) {
                                    a(.href(Route.monitored(citizen: line.citizen, nil).target)) {
                                        line.citizenName ?? context.texts.subject.nameless
                                    }
                                }
                                p(.class("entry-meta")) {
                                    span { line.programme }
                                    span { texts.tally(line.alarms, line.acted) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
