package import Care
package import HTML
package import Questionnaires

/// The questionnaires of one citizen: those that wait for an answer, and the earlier ones. Staff send new ones here.
package struct QuestionnairesView: Sendable {
    /// What the page is made from.
    package struct Model: Sendable {
        package var citizen: CitizenSummary
        package var relation: CitizenBanner.Relation
        package var assignments: [QuestionnaireAssignment]
        /// Those that staff can send; empty for everybody else.
        package var forms: [QuestionnaireForm]
        package var isStaff: Bool

        package init(
            citizen: CitizenSummary, relation: CitizenBanner.Relation, assignments: [QuestionnaireAssignment],
            forms: [QuestionnaireForm] = [], isStaff: Bool = false
        ) {
            self.citizen = citizen
            self.relation = relation
            self.assignments = assignments
            self.forms = forms
            self.isStaff = isStaff
        }
    }

    package var model: Model
    package var done: QuestionnaireNotice?
    package var form: SendForm
    package var context: PageContext

    package init(
        model: Model, done: QuestionnaireNotice? = nil, form: SendForm = SendForm(), context: PageContext
    ) {
        self.model = model
        self.done = done
        self.form = form
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    private var texts: QuestionnaireTexts { context.texts.questionnaire }
    private var parts: FormParts { FormParts(context: context) }
    private var target: Route { .questionnaires(citizen: model.citizen.id, nil) }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.heading }
            p(.class("lead")) { context.addressesCitizen ? texts.lead : texts.leadForOthers }
            notice
            section(.class("decisions"), .ariaLabelledBy("open")) {
                h2(.id("open")) { texts.toAnswer }
                list(model.assignments.filter(\.status.isOpen), none: texts.noneToAnswer)
            }
            let earlier = model.assignments.filter { !$0.status.isOpen }
            if !earlier.isEmpty {
                section(.class("decisions"), .ariaLabelledBy("earlier")) {
                    h2(.id("earlier")) { texts.earlier }
                    list(earlier, none: "")
                }
            }
            if model.isStaff { sending }
        }.html
    }

    @HTMLBuilder private var notice: HTML {
        if let done {
            div(.class(done == .late ? "notice" : "notice notice-done"), .role("status")) {
                (done == .late ? Icon.warning : Icon.consent).html
                p {
                    switch done {
                    case .saved: texts.savedNote
                    case .sent: texts.sentToCitizen
                    case .withdrawn: texts.withdrawDone
                    case .late: texts.tooLate
                    }
                }
            }
        }
    }

    @HTMLBuilder private func list(_ assignments: [QuestionnaireAssignment], none: String) -> HTML {
        if assignments.isEmpty {
            EmptyNotice(text: none).html
        } else {
            ul(.class("decision-list")) {
                for assignment in assignments { li(.class("card decision")) { card(assignment) } }
            }
        }
    }

    @HTMLBuilder private func card(_ assignment: QuestionnaireAssignment) -> HTML {
        div(.class("decision-body")) {
            h3 { assignment.title }
            p(.class("decision-when")) {
                [
                    texts.from(assignment.unit.name ?? context.texts.common.unknown),
                    assignment.answered.map { texts.answeredOn(context.say($0)) }
                        ?? texts.sentOn(context.say(assignment.sent)),
                    assignment.status.isOpen ? assignment.due.map { texts.due(context.say($0, withTime: false)) } : nil,
                ].compactMap { $0 }.joined(separator: " · ")
            }
            p(.class("mark")) { state(assignment) }
            if model.isStaff, let outcome = assignment.outcome { ColourMark(outcome, context).html }
            if model.isStaff, let look = assignment.look {
                p(.class("decision-when")) {
                    texts.lookedBy(
                        texts.looks[look.action.rawValue] ?? texts.looked,
                        look.name ?? context.texts.common.unknown, context.say(look.at))
                }
            }
        }
        if assignment.status != .cancelled {
            div(.class("decision-steps")) {
                a(
                    .class("button"),
                    .href(Route.questionnaire(citizen: model.citizen.id, id: assignment.id, AnswerQuery()).target)
                ) { press(assignment) }
                if model.isStaff, assignment.status.isOpen { withdrawing(assignment) }
            }
        }
    }

    private func state(_ assignment: QuestionnaireAssignment) -> String {
        if assignment.isLate(at: context.moment.now) { return texts.late }
        return switch assignment.status {
        case .requested: texts.notBegun
        case .inProgress: texts.begun
        case .completed: texts.answered
        case .cancelled: [texts.withdrawn, assignment.reason].compactMap { $0 }.joined(separator: ": ")
        }
    }

    private func press(_ assignment: QuestionnaireAssignment) -> String {
        if model.isStaff { return texts.see }
        return switch assignment.status {
        case .requested: texts.begin
        case .inProgress: texts.goOn
        default: texts.see
        }
    }

    private func withdrawing(_ assignment: QuestionnaireAssignment) -> HTML {
        details(.class("own-role"), .open(form.withdrawn == assignment.id)) {
            summary { texts.withdraw }
            HTMLForm(target: target, context: context) {
                parts.longTextField(
                    "words-\(assignment.id)", texts.withdrawReason, value: nil,
                    mistake: form.withdrawn == assignment.id ? texts.missingReason : nil)
                parts.hidden("do", "withdraw")
                parts.hidden("questionnaire", assignment.id)
                div { button(.type("submit")) { texts.withdraw } }
            }.html
        }
    }

    private var sending: HTML {
        section(.class("decisions"), .ariaLabelledBy("send")) {
            h2(.id("send")) { texts.sendOne }
            if model.forms.isEmpty {
                EmptyNotice(text: texts.noForms).html
            } else {
                HTMLForm(target: target, context: context) {
                    parts.question(texts.which, mistake: form.mistakes.contains(.form) ? texts.missingForm : nil) {
                        parts.list("form", texts.chooseForm, model.forms.map(line), chosen: form.canonical)
                    }
                    parts.textField(
                        "due", texts.dueDay, help: texts.dueHelp, value: form.due,
                        mistake: form.mistakes.contains(.day) ? texts.missingDay : nil, type: "date")
                    parts.hidden("do", "send")
                    div { button(.type("submit")) { texts.sendIt } }
                }.html
            }
        }
    }

    private func line(_ form: QuestionnaireForm) -> (value: String, title: String) {
        let title = form.title.text(in: context.language.rawValue)
        let name = title.isEmpty ? form.url ?? "" : title
        return (form.canonical ?? "", form.version.map { "\(name) (\($0))" } ?? name)
    }
}
