import Care
import HTML
import Questionnaires

/// All on one page, looking the answers through, and correcting what has been sent.
extension QuestionnaireView {
    @HTMLBuilder func whole(_ answers: FormAnswers) -> HTML {
        let items = answers.shownItems
        if items.count > AnswerForm.mostOnOnePage {
            review(answers)
        } else {
            QuestionForm(target: address(AnswerQuery(view: .whole)), pressing: "review", context: context) {
                fields(items, answers)
                repetitions(items)
                asked(items)
                div(.class("question-buttons")) {
                    button(.type("submit"), .name("do"), .value("review")) { texts.review }
                    button(.type("submit"), .class("second"), .name("do"), .value("later")) { texts.saveForLater }
                }
            }.html
            p(.class("more")) { a(.href(address(AnswerQuery()).target)) { texts.oneByOne } }
        }
    }

    /// Groups of which there may be one more.
    @HTMLBuilder private func repetitions(_ items: [PlacedItem]) -> HTML {
        for group in items.filter({
            $0.item.type == .group && $0.item.repeats && $0.place.steps.last?.occurrence == 0
        }) {
            div {
                button(.type("submit"), .class("second"), .name("do"), .value("add:" + group.place.text)) {
                    "\(texts.addGroup): \(group.item.text.text(in: context.language.rawValue))"
                }
            }
        }
    }

    @HTMLBuilder func review(_ answers: FormAnswers) -> HTML {
        let faults = answers.faults
        h2 { texts.reviewHeading }
        p { faults.isEmpty ? texts.reviewLead : texts.missingSome }
        answerList(answers, faults)
        form(.action(address(AnswerQuery(view: .review)).target), .method("post")) {
            context.formTokenField
            div(.class("question-buttons")) {
                if faults.isEmpty {
                    button(.type("submit"), .name("do"), .value("send")) { texts.send }
                }
                button(.type("submit"), .class("second"), .name("do"), .value("later")) { texts.saveForLater }
            }
        }
        p(.class("more")) {
            if let first = answers.steps.first {
                a(.href(address(AnswerQuery(place: first.place)).target)) { texts.oneByOne }
            }
        }
    }

    private func answerList(_ answers: FormAnswers, _ faults: [AnswerFault]) -> HTML {
        dl(.class("answers card")) {
            for placed in answers.shownQuestions {
                div(.class("answer")) {
                    dt { FormSaying(form: answers.form, context: context).line(placed.item.text) }
                    dd {
                        p { AnswerSaying(answers: answers, context: context).text(placed) ?? texts.notAnswered }
                        if let fault = faults.first(where: { $0.place == placed.place }) {
                            p(.class("form-error")) {
                                AnswerSaying(answers: answers, context: context).text(fault.reason, placed.item)
                            }
                        }
                        if let step = answers.steps.first(where: { $0.items.contains(placed) }) {
                            a(.href(address(AnswerQuery(place: step.place)).target)) {
                                texts.correct
                                span(.class("unseen")) { ": " + placed.item.text.text(in: context.language.rawValue) }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder func amending(_ answers: FormAnswers) -> HTML {
        let items = answers.shownItems
        p { texts.amendLead }
        QuestionForm(target: address(AnswerQuery(view: .amend)), pressing: "amend", context: context) {
            fields(items, answers)
            asked(items)
            parts.longTextField(
                "reason", texts.amendReason, value: nil, mistake: lacksReason ? texts.missingReason : nil)
            div(.class("question-buttons")) {
                button(.type("submit"), .name("do"), .value("amend")) { texts.amendSend }
            }
        }.html
    }
}
