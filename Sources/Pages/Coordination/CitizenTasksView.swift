package import Care
package import HTML

/// Who does what for one citizen: the tasks that units have given each other, in words that the citizen reads too. Staff
/// answer here, and give tasks.
package struct CitizenTasksView: Sendable {
    package var model: TaskModel
    package var form: TaskForm
    package var mistakes: Set<TaskForm.Mistake>
    /// A step that was sent without its reason.
    package var unexplained: (task: String, step: TaskStep.Code)?
    package var done: TaskNotice?
    package var context: PageContext

    package init(
        model: TaskModel, form: TaskForm = TaskForm(), mistakes: Set<TaskForm.Mistake> = [],
        unexplained: (task: String, step: TaskStep.Code)? = nil, done: TaskNotice? = nil, context: PageContext
    ) {
        self.model = model
        self.form = form
        self.mistakes = mistakes
        self.unexplained = unexplained
        self.done = done
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: TaskTexts { context.texts.task }
    private var parts: FormParts { FormParts(context: context) }
    private var isStaff: Bool { !model.selves.isEmpty }

    package var html: HTML {
        let title = isStaff ? texts.headingForStaff : texts.heading
        return PageFrame(
            title: title, context: context, banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { title }
            p(.class("lead")) { context.addressesCitizen ? texts.lead : texts.leadForOthers }
            notice
            open
            if isStaff { giving }
            earlier
        }.html
    }

    @HTMLBuilder private var notice: HTML {
        if let done {
            div(.class(done == .late ? "notice" : "notice notice-done"), .role("status")) {
                (done == .late ? Icon.warning : Icon.consent).html
                p { text(of: done) }
            }
        }
    }

    private func text(of notice: TaskNotice) -> String {
        switch notice {
        case .given: texts.givenDone
        case .taken: texts.stepDone
        case .late: texts.tooLate
        }
    }

    @HTMLBuilder private var open: HTML {
        let tasks = model.tasks.filter(\.isOpen)
        section(.class("decisions"), .ariaLabelledBy("open")) {
            h2(.class("unseen"), .id("open")) { texts.brief }
            if tasks.isEmpty {
                EmptyNotice(text: texts.none, help: texts.noneHelp).html
            } else {
                list(tasks)
            }
        }
    }

    private func list(_ tasks: [DelegatedTask]) -> HTML {
        ul(.class("decision-list")) {
            for task in tasks {
                TaskCard(
                    task: task, model: model, mistake: unexplained?.task == task.id ? unexplained?.step : nil,
                    context: context
                ).html
            }
        }
    }

    @HTMLBuilder private var earlier: HTML {
        let over = model.tasks.filter { !$0.isOpen }
        if !over.isEmpty {
            details(.class("earlier-decisions")) {
                summary { "\(texts.earlier) (\(over.count))" }
                list(over)
            }
        }
    }

    private var giving: HTML {
        section(.class("decisions"), .ariaLabelledBy("give")) {
            h2(.id("give")) { texts.give }
            p(.class("field-help")) { texts.giveHelp }
            HTMLForm(target: .citizenTasks(citizen: model.citizen.id, nil), context: context) {
                parts.longTextField(
                    "what", texts.what, help: texts.whatHelp, value: form.title,
                    mistake: mistakes.contains(.title) ? texts.missingWhat : nil)
                parts.question(texts.unit, mistake: unitMistake) {
                    p(.class("field-help")) { texts.unitHelp }
                    parts.list(
                        "unit", texts.chooseUnit, model.units.map { ($0.reference, $0.name ?? $0.reference) },
                        chosen: form.unit)
                    parts.textField(
                        "other-unit", texts.otherUnit, help: texts.otherUnitHelp, value: form.otherUnit)
                }
                parts.textField(
                    "date", texts.date, value: form.date, mistake: mistakes.contains(.date) ? texts.missingDate : nil,
                    type: "date")
                parts.hidden("do", "give")
                div { button(.type("submit")) { texts.send } }
            }.html
        }
    }

    private var unitMistake: String? {
        if mistakes.contains(.severalUnits) { return texts.severalUnits }
        return mistakes.contains(.unit) ? texts.missingUnit : nil
    }
}
