import HTML
import Monitoring

/// Both views beside each other, question by question, with the own words of each.
struct HomeAssessmentSides {
    let view: HomeAssessmentView
    let item: HomeAssessmentModel.Item

    private var texts: HomeAssessmentTexts { view.texts }

    @HTMLBuilder var html: HTML {
        if !item.views.isEmpty {
            details(.class("fold"), .open(!item.isOpen)) {
                summary { texts.bothViews }
                table(.class("table")) {
                    thead {
                        tr {
                            th(.scope(.column)) { texts.question }
                            for side in AssessmentSide.allCases { th(.scope(.column)) { name(side) } }
                        }
                    }
                    tbody { for question in item.questions { row(question) } }
                }
                for side in AssessmentSide.allCases { words(side) }
            }
        }
    }

    private func row(_ question: HomeAssessmentModel.Question) -> HTML {
        tr {
            th(.scope(.row)) { question.words[view.model.side] ?? question.words[.clinician] ?? "" }
            for side in AssessmentSide.allCases {
                if question.words[side] == nil {
                    td {}
                } else {
                    td {
                        span(.class("table-label")) { name(side) + ": " }
                        question.label(item.views[side]?.answers[question.id]) ?? texts.notAnswered
                    }
                }
            }
        }
    }

    private func name(_ side: AssessmentSide) -> String {
        switch side {
        case .citizen: view.context.addressesCitizen ? texts.you : texts.citizen
        case .clinician: texts.staff
        }
    }

    @HTMLBuilder private func words(_ side: AssessmentSide) -> HTML {
        if let written = item.views[side] {
            p(.class("entry-meta")) {
                span { "\(name(side)): \(view.context.say(written.at))" }
                if written.isWrittenDown { span(.class("mark")) { texts.writtenDown } }
                if written.isByProxy { span(.class("mark")) { texts.byRelative(written.by) } }
                if side == .clinician, let by = written.by { span { by } }
            }
            if let words = written.words { p(.class("entry-instruction")) { "»\(words)«" } }
        }
    }
}
