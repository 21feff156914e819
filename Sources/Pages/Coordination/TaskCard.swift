import Care
import HTML

/// One task as it stands on the citizen's page: what, who has promised it, and the next step for those whose it is.
struct TaskCard {
    let task: DelegatedTask
    let model: TaskModel
    /// The step whose reason is missing in what was just sent.
    var mistake: TaskStep.Code?
    let context: PageContext

    private var texts: TaskTexts { context.texts.task }
    private var parts: FormParts { FormParts(context: context) }
    private var target: Route { .citizenTasks(citizen: model.citizen.id, nil) }

    var html: HTML {
        li(.class("card decision"), .id("task-" + task.id)) {
            div(.class("decision-body")) {
                h3 { task.title }
                if let missed = task.missed(at: context.moment.now) {
                    p(.class("mark mark-strong")) { TaskWords.mark(missed, texts) }
                }
                for sentence in TaskWords(task: task, context: context).sentences { p { sentence } }
                if let words = task.reason ?? task.outcome {
                    p(.class("entry-instruction")) { words }
                }
            }
            if task.isOpen { steps }
        }
    }

    private func isOf(_ party: TaskParty) -> Bool { model.selves.contains(party.reference) }

    @HTMLBuilder private var steps: HTML {
        if isOf(task.owner), task.status.awaitsAnswer {
            div(.class("decision-steps")) {
                parts.press(target, [("do", TaskStep.Code.accepted.rawValue), ("task", task.id)], texts.accept)
                withWords(.declined, texts.decline, texts.why, help: texts.whyHelp)
            }
        } else if isOf(task.owner) {
            div(.class("decision-steps")) {
                withWords(.done, texts.done, texts.result)
                withWords(.failed, texts.fail, texts.why, help: texts.whyHelp)
            }
        }
        if isOf(task.giver) {
            div(.class("decision-steps")) {
                withWords(.withdrawn, texts.withdraw, texts.why, help: texts.whyHelp)
            }
        }
    }

    /// A step that takes words, folded until it is wanted.
    private func withWords(_ code: TaskStep.Code, _ title: String, _ label: String, help: String? = nil) -> HTML {
        details(.class("own-role"), .open(mistake == code)) {
            summary { title }
            HTMLForm(target: target, context: context) {
                parts.longTextField(
                    "words-\(code.rawValue)-\(task.id)", label, help: help, value: nil,
                    mistake: mistake == code ? texts.missingWhy : nil)
                parts.hidden("do", code.rawValue)
                parts.hidden("task", task.id)
                div { button(.type("submit")) { title } }
            }.html
        }
    }
}
