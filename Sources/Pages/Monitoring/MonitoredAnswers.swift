import Care
import HTML

/// The questionnaires that the citizen has answered in a plan: what each came to, and where the answers are read.
struct MonitoredAnswers {
    let view: MonitoredView
    let plan: MonitoredPlan

    private var context: PageContext { view.context }
    private var texts: MonitoringTexts { context.texts.monitoring }

    @HTMLBuilder var html: HTML {
        if !plan.answers.isEmpty {
            h3 { texts.answersHeading }
            ul(.class("entries card")) {
                for answers in plan.answers { li(.class("entry entry-line")) { entry(answers) } }
            }
        }
    }

    @HTMLBuilder private func entry(_ answers: MonitoredPlan.Answers) -> HTML {
        answers.mark?.badge(context)
        div(.class("entry-body")) {
            p(.class("entry-title")) {
                if let id = answers.id {
                    a(
                        .href(Route.questionnaire(citizen: view.model.citizen.id, id: id, AnswerQuery()).target),
                        .ariaLabel("\(texts.readAnswers): \(answers.title), \(context.say(answers.at))")
                    ) { answers.title }
                } else {
                    answers.title
                }
            }
            p(.class("entry-meta")) { span { context.say(answers.at) } }
        }
    }
}
