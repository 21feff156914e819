package import Care
package import HTML

/// The failures of cooperation that one's own unit has been asked to look into, the most urgent first.
package struct UnitFailuresView: Sendable {
    package var lines: [FailureLine]
    package var context: PageContext

    package init(lines: [FailureLine], context: PageContext) {
        self.lines = lines
        self.context = context
    }

    private var texts: FailureTexts { context.texts.failure }

    package var html: HTML {
        PageFrame(title: texts.unitHeading, context: context) {
            UnitPages(context: context).html
            h1 { texts.unitHeading }
            p(.class("lead")) { texts.unitLead }
            if lines.isEmpty {
                EmptyNotice(text: texts.unitNone).html
            } else {
                ul(.class("entries card")) {
                    for line in lines { item(line) }
                }
            }
        }.html
    }

    private func item(_ line: FailureLine) -> HTML {
        let isLate = line.status == .reported && (line.next ?? .max) <= context.moment.now
        return li(.class("entry entry-line")) {
            Icon.warning.html
            div(.class("entry-body")) {
                p(.class("entry-title")) {
                    a(.href(Route.failures(citizen: line.citizen, nil).target(fragment: "failure-" + line.id))) {
                        FailureClass.named(line.kind)?.name(context.language) ?? texts.noKind
                    }
                }
                p(.class("entry-detail")) { line.citizenName ?? context.texts.subject.nameless }
                p(.class("entry-meta")) {
                    span(.class(isLate || line.status == .followUp ? "mark mark-strong" : "mark")) {
                        isLate ? texts.late : FailureCard.state(line.status, texts)
                    }
                    span { texts.reportedAt(context.say(line.reported, withTime: false)) }
                    if line.alike > 0 { span { texts.alike(line.alike) } }
                }
            }
        }
    }
}
