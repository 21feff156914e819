import Care
import HTML

/// A citizen's questions about looks, with their answers.
struct LookQuestionList {
    let questions: [LookCase]
    let context: PageContext

    private var texts: LookCaseTexts { context.texts.lookCase }

    var html: HTML {
        guard !questions.isEmpty else { return .nothing }
        return section(.ariaLabelledBy("questions")) {
            h2(.id("questions")) { texts.questions }
            ul(.class("entries card")) {
                for question in questions { item(question) }
            }
        }
    }

    private func item(_ question: LookCase) -> HTML {
        li(.class("entry entry-line")) {
            Icon.message.html
            div {
                p(.class("entry-title")) { question.whoInWords ?? texts.aLook }
                if let lookedAt = question.lookedAt {
                    p(.class("entry-detail")) { "\(texts.looked) \(context.say(lookedAt))" }
                }
                dl(.class("look-what")) {
                    div {
                        dt { texts.asked }
                        dd { "\(question.text ?? "") (\(context.say(question.opened)))" }
                    }
                    if let finding = question.finding, let closed = question.closed {
                        div {
                            dt { texts.answer }
                            dd { "\(finding) (\(context.say(closed)))" }
                        }
                    } else if let deadline = question.deadline {
                        div {
                            dt { texts.answer }
                            dd { "\(texts.answeredBy) \(context.say(deadline, withTime: false))" }
                        }
                    }
                }
            }
        }
    }
}
