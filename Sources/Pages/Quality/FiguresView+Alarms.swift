import Care
import HTML
import Monitoring

/// How often alarms in monitoring at home led to something, in numbers.
extension FiguresView {
    @HTMLBuilder var alarmTable: HTML {
        let texts = context.texts.alarm
        if !alarms.isEmpty {
            section(.ariaLabelledBy("alarms")) {
                h2(.id("alarms")) { texts.figures }
                p(.class("field-help")) { "\(texts.figuresHelp) \(texts.together)" }
                table(.class("table")) {
                    thead {
                        tr {
                            th(.scope(.column)) { texts.rule }
                            for title in [texts.acted, texts.notNeeded, texts.share] {
                                th(.scope(.column), .class("number")) { title }
                            }
                        }
                    }
                    tbody {
                        for figure in alarms { row(figure, texts) }
                    }
                }
                p(.class("field-help")) { texts.thresholds(.standard) }
            }
        }
    }

    private func row(_ figure: AlarmFigure, _ texts: AlarmTexts) -> HTML {
        let line = AlarmRow(figure.line, context.language)
        return tr {
            th(.scope(.row)) {
                line.mark.badge(context)
                " "
                line.rule
                if let programme = line.programme {
                    p(.class("entry-meta")) {
                        span { programme.title }
                        span { context.texts.monitoring.version(programme.version) }
                    }
                }
                if let suggestion = line.suggestion { p(.class("field-help")) { suggestion } }
            }
            for (name, text) in [
                (texts.acted, say(figure.acted)), (texts.notNeeded, say(figure.notNeeded)),
                (texts.share, figure.share.map(texts.percent) ?? "–"),
            ] {
                td(.class("number")) {
                    span(.class("table-label")) { name + ": " }
                    span(.class("digits")) { text }
                }
            }
        }
    }
}
