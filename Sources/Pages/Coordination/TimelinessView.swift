package import Care
package import HTML

/// How a unit keeps its deadlines, for its leader: counts and nothing else.
package struct TimelinessView: Sendable {
    package var figures: [Timeliness]
    package var context: PageContext

    package init(figures: [Timeliness], context: PageContext) {
        self.figures = figures
        self.context = context
    }

    private var texts: TimelinessTexts { context.texts.timeliness }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            UnitPages(context: context).html
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            if figures.isEmpty {
                EmptyNotice(text: texts.none).html
            } else {
                table(.class("table")) {
                    thead {
                        tr {
                            th(.scope(.column)) { texts.what }
                            for title in [texts.inTime, texts.late, texts.openLate] {
                                th(.scope(.column), .class("number")) { title }
                            }
                        }
                    }
                    tbody {
                        for figure in figures { row(figure) }
                    }
                }
            }
        }.html
    }

    private func row(_ figure: Timeliness) -> HTML {
        let share = figure.share.map { " (\(texts.share($0)))" } ?? ""
        let cells = [
            (texts.inTime, "\(context.language.say(count: figure.inTime))\(share)"),
            (texts.late, context.language.say(count: figure.late)),
            (texts.openLate, context.language.say(count: figure.openLate)),
        ]
        return tr {
            th(.scope(.row)) { name(figure.kind) }
            for (title, text) in cells {
                td(.class("number")) {
                    span(.class("table-label")) { title + ": " }
                    span(.class("digits")) { text }
                }
            }
        }
    }

    private func name(_ kind: Timeliness.Kind) -> String {
        switch kind {
        case .handoverAnswered: texts.handoverAnswered
        case .taskAnswered: texts.taskAnswered
        case .taskDone: texts.taskDone
        case .dischargePart: texts.dischargePart
        }
    }
}
