import HTML

/// What came in today: the value, what it means, what to do. The colour is said in a word, and why it is so.
struct TodayAnswers {
    let view: TodayView
    let plan: TodayPlan

    private var context: PageContext { view.context }
    private var texts: TodayTexts { context.texts.today }

    @HTMLBuilder var html: HTML {
        if !plan.answers.isEmpty {
            h3(.id("answers-" + plan.id)) { texts.answersHeading }
            ul(.class("today-answers")) {
                for answer in plan.answers {
                    li(.class("card today-answer today-answer-\(answer.mark?.rawValue ?? "grey")")) { card(answer) }
                }
            }
        }
    }

    @HTMLBuilder private func card(_ answer: TodayAnswer) -> HTML {
        div(.class("today-answer-head")) {
            p(.class("today-answer-value")) {
                span { answer.title + " " }
                if !answer.value.isEmpty { strong(.class("digits")) { answer.value } }
            }
            answer.mark?.badge(context)
        }
        if let mark = answer.mark {
            p { answer.reason ?? texts.meaning(mark) }
            p(.class("today-advice")) { answer.advice ?? texts.advice(mark) }
        } else {
            p { texts.answered }
        }
        if answer.mark == .red || answer.mark == .yellow {
            ContactView(contact: plan.unit, context: context, isBrief: true).html
        }
        p(.class("entry-meta")) {
            span { context.say(answer.instant) }
            if let name = answer.enteredBy { span { texts.enteredBy(name) } }
        }
    }
}
