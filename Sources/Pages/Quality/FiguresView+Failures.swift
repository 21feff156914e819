import Care
import HTML

/// Failures of cooperation in numbers.
extension FiguresView {
    @HTMLBuilder var failureTable: HTML {
        let texts = context.texts.failure
        if !failures.isEmpty {
            section(.ariaLabelledBy("failures")) {
                h2(.id("failures")) { texts.figures }
                p(.class("field-help")) { texts.figuresHelp }
                table(.class("table")) {
                    thead {
                        tr {
                            for title in [texts.kind, texts.unitColumn] { th(.scope(.column)) { title } }
                            for title in [texts.open, texts.over] { th(.scope(.column), .class("number")) { title } }
                        }
                    }
                    tbody {
                        for figure in failures { row(figure, texts) }
                    }
                }
            }
        }
    }

    private func row(_ figure: FailureFigure, _ texts: FailureTexts) -> HTML {
        tr {
            th(.scope(.row)) { FailureClass.named(figure.kind)?.name(context.language) ?? texts.noKind }
            td { figure.unit }
            for (name, number) in [(texts.open, figure.open), (texts.over, figure.closed)] {
                td(.class("number")) {
                    span(.class("table-label")) { name + ": " }
                    span(.class("digits")) { say(number) }
                }
            }
        }
    }
}
