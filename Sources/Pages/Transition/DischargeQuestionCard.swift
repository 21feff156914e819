import Care
import HTML

/// A question to the department with its dialogue, and how long the answer took.
struct DischargeQuestionCard {
    let question: DischargePackage.Question
    let package: DischargePackage
    let route: Route
    let context: PageContext

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }

    var html: HTML {
        div(.class("card")) {
            for line in question.lines {
                p(.class("entry-meta")) {
                    [line.sender, context.say(line.sent)].compactMap(\.self).joined(separator: " · ")
                }
                p { line.text }
            }
            p(.class("entry-meta")) { state }
            HTMLForm(target: route, context: context) {
                parts.longTextField("text-" + question.question.id, texts.answer, value: nil)
                parts.hidden("question", question.question.id)
                parts.hidden("do", "say")
                div { button(.type("submit")) { texts.answerConfirm } }
            }.html
        }
    }

    private var state: HTML {
        let asked = question.question
        if let minutes = asked.answerMinutes {
            return span(.class("mark")) { texts.answeredIn(minutes) }
        }
        let isLate = asked.isLate(at: context.moment.now)
        return span(.class(isLate ? "mark mark-strong" : "mark")) { texts.answerDue(context.say(asked.due)) }
    }
}
