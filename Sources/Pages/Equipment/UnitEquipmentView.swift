package import HTML
package import Monitoring

/// What a unit has out at citizens' homes: what fails first, then what is due first.
package struct UnitEquipmentView: Sendable {
    package var lines: [MonitoringReader.EquipmentLine]
    package var hasMore: Bool
    package var context: PageContext

    package init(lines: [MonitoringReader.EquipmentLine], hasMore: Bool = false, context: PageContext) {
        self.lines = lines
        self.hasMore = hasMore
        self.context = context
    }

    private var texts: EquipmentTexts { context.texts.equipment }

    package var html: HTML {
        PageFrame(title: texts.unitHeading, context: context) {
            UnitPages(context: context).html
            h1 { texts.unitHeading }
            p(.class("lead")) { texts.unitLead }
            if lines.isEmpty {
                EmptyNotice(text: texts.noneOut).html
            } else {
                p(.class("entry-meta")) { span { texts.count(lines.count, hasMore) } }
                table(.class("table unit-equipment")) {
                    thead {
                        tr {
                            for title in [texts.what, texts.whom, texts.how, texts.next] {
                                th(.scope(.column)) { title }
                            }
                        }
                    }
                    tbody { for line in lines { row(line) } }
                }
            }
        }.html
    }

    private func row(_ line: MonitoringReader.EquipmentLine) -> HTML {
        tr {
            th(.scope(.row)) {
                [context.language.say(line.kind.name), line.serial].compactMap(\.self).joined(separator: " · ")
            }
            td {
                a(.href(Route.equipment(citizen: line.citizen, nil).target)) {
                    line.citizenName ?? context.texts.subject.nameless
                }
            }
            td { span(.class(line.stage == .faulty ? "mark mark-strong" : "mark")) { texts.stage(line.stage) } }
            td {
                if let matter = line.matter, let due = line.due {
                    texts.due(matter, context.say(due, withTime: matter == .mending))
                    if due <= context.moment.now {
                        " "
                        span(.class("mark mark-strong")) { texts.overdue }
                    }
                }
            }
        }
    }
}
