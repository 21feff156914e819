package import Care
package import HTML

/// The tasks of one's own unit: what others have given it, and what it has given others; the most urgent first.
package struct UnitTasksView: Sendable {
    package var toUs: [TaskLine]
    package var byUs: [TaskLine]
    package var context: PageContext

    package init(toUs: [TaskLine], byUs: [TaskLine], context: PageContext) {
        self.toUs = toUs
        self.byUs = byUs
        self.context = context
    }

    private var texts: TaskTexts { context.texts.task }

    package var html: HTML {
        PageFrame(title: texts.unitHeading, context: context) {
            UnitPages(context: context).html
            h1 { texts.unitHeading }
            p(.class("lead")) { texts.unitLead }
            list("to-us", texts.toUs, toUs, .owner, texts.noneToUs)
            list("by-us", texts.byUs, byUs, .giver, texts.noneByUs)
        }.html
    }

    private func list(
        _ id: String, _ title: String, _ lines: [TaskLine], _ side: DelegatedTaskProjection.Side, _ none: String
    ) -> HTML {
        section(.class("decisions"), .ariaLabelledBy(id)) {
            h2(.id(id)) { lines.isEmpty ? title : "\(title) (\(lines.count))" }
            if lines.isEmpty {
                EmptyNotice(text: none).html
            } else {
                ul(.class("entries card")) {
                    for line in lines { item(line, side) }
                }
            }
            if lines.count == CareReader.mostTasks {
                p(.class("field-help")) { texts.thereAreMore }
            }
        }
    }

    private func item(_ line: TaskLine, _ side: DelegatedTaskProjection.Side) -> HTML {
        li(.class("entry entry-line")) {
            Icon.task.html
            div(.class("entry-body")) {
                p(.class("entry-title")) {
                    a(.href(Route.citizenTasks(citizen: line.citizen, nil).target(fragment: "task-" + line.id))) {
                        line.citizenName ?? context.texts.subject.nameless
                    }
                }
                p(.class("entry-detail")) { line.title }
                facts(line, side)
                if side == .owner, line.status.awaitsAnswer {
                    FormParts(context: context).press(
                        .citizenTasks(citizen: line.citizen, nil),
                        [("do", TaskStep.Code.accepted.rawValue), ("task", line.id), ("back", "unit")], texts.accept)
                }
            }
        }
    }

    private func facts(_ line: TaskLine, _ side: DelegatedTaskProjection.Side) -> HTML {
        let other = line.other ?? context.texts.common.unknown
        return p(.class("entry-meta")) {
            if let missed = line.missed(at: context.moment.now) {
                span(.class("mark mark-strong")) { TaskWords.mark(missed, texts) }
            }
            if line.isTold { span(.class("mark")) { texts.told } }
            span { side == .owner ? texts.from(other) : texts.to(other) }
            span {
                line.status.awaitsAnswer
                    ? texts.answerBy(context.say(line.next)) : texts.doneBy(context.say(line.due, withTime: false))
            }
        }
    }
}
