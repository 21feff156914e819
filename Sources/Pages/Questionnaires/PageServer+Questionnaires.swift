import Access
import Care
import FHIR
import Hummingbird
import Questionnaires
import Record

/// Questionnaires of one citizen: the list, answering, and what staff do.
extension PageServer {
    // MARK: The list

    func questionnaires(
        _ citizen: String, _ done: QuestionnaireNotice?, _ fields: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        guard let fields else {
            let model = try await questionnaireList(citizen, visit)
            return page(QuestionnairesView(model: model, done: done, context: context(visit)).html, visit)
        }
        guard case .professional = capacity.caller.role, let unit = capacity.caller.unit else {
            throw PageError.forbidden
        }
        let hand = hand(capacity, visit, .questionnaires)
        switch fields["do"] {
        case "send": return try await send(fields, to: citizen, from: unit, hand, visit)
        case "withdraw":
            guard let id = fields["questionnaire"], Route.isIdentifier(id) else { throw PageError.badRequest }
            guard let reason = fields["words-\(id)"], JointPlanForm.isText(reason) else {
                let model = try await questionnaireList(citizen, visit)
                var form = SendForm()
                form.withdrawn = id
                let view = QuestionnairesView(model: model, form: form, context: context(visit))
                return page(view.html, visit, status: .badRequest)
            }
            do {
                try await QuestionnaireDesk(record).withdraw(id, of: citizen, because: reason, by: hand)
            } catch RecordError.conflict {
                return redirect(to: .questionnaires(citizen: citizen, .late))
            }
            return redirect(to: .questionnaires(citizen: citizen, .withdrawn))
        default: throw PageError.badRequest
        }
    }

    private func questionnaireList(_ citizen: String, _ visit: Visit) async throws -> QuestionnairesView.Model {
        let isStaff = try !capacity(for: citizen, visit).staffSelves.isEmpty
        let opened = try await open(citizen, visit, .questionnaires) { reader in
            (try reader.questionnaires(), try isStaff ? reader.formsToSend() : [])
        }
        return QuestionnairesView.Model(
            citizen: opened.citizen, relation: opened.relation, assignments: opened.model.0, forms: opened.model.1,
            isStaff: isStaff)
    }

    private func send(
        _ fields: FormFields, to citizen: String, from unit: String, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Response {
        let model = try await questionnaireList(citizen, visit)
        var form = SendForm(fields)
        let due = form.dueInstant(at: context(visit).moment)
        let chosen = model.forms.first { $0.canonical == form.canonical }
        if chosen == nil { form.mistakes.insert(.form) }
        guard form.mistakes.isEmpty, let chosen else {
            let view = QuestionnairesView(model: model, form: form, context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        let name = try await record.read(
            .directory, as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { try CareReader($0, directory: directory).named("Organization/" + unit)?.name }
        _ = try await QuestionnaireDesk(record).send(
            chosen, to: citizen, from: TaskParty(reference: "Organization/" + unit, name: name), due: due, by: hand)
        return redirect(to: .questionnaires(citizen: citizen, .sent))
    }

    // MARK: One of them

    func questionnaire(
        _ citizen: String, _ id: String, _ query: AnswerQuery, _ fields: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let model = try await questionnaireModel(citizen, id, visit)
        guard let fields else {
            return page(QuestionnaireView(model: model, query: query, context: context(visit)).html, visit)
        }
        let capacity = try capacity(for: citizen, visit)
        let answering = Answering(
            citizen: citizen, id: id, query: query, model: model, hand: hand(capacity, visit, .questionnaire))
        do {
            if let action = fields["do"], action.hasPrefix("look:") {
                return try await takeLook(String(action.dropFirst("look:".count)), answering)
            }
            guard model.mayAnswer, !model.isStaff else { throw PageError.forbidden }
            return try await take(fields, answering, visit)
        } catch RecordError.conflict {
            return redirect(to: .questionnaire(citizen: citizen, id: id, AnswerQuery(done: .late)))
        }
    }

    private func questionnaireModel(_ citizen: String, _ id: String, _ visit: Visit) async throws -> QuestionnaireModel
    {
        let capacity = try capacity(for: citizen, visit)
        let opened = try await open(citizen, visit, .questionnaire) { try $0.questionnaire(id) }
        guard let found = opened.model else { throw PageError.notFound }
        let isStaff = !capacity.staffSelves.isEmpty
        return QuestionnaireModel(
            citizen: opened.citizen, relation: opened.relation, assignment: found.assignment, answers: found.answers,
            sheet: found.sheet, mayAnswer: try await mayAnswer(capacity, citizen, .questionnaire), isStaff: isStaff)
    }

    /// Whether somebody may answer and measure for a citizen: the citizen, and relatives who may act in all.
    func mayAnswer(
        _ capacity: Account.Capacity, _ citizen: String, _ pattern: RoutePattern
    ) async throws -> Bool {
        switch capacity.caller.role {
        case .citizen(let own): return own == citizen
        case .relative:
            return try await record.mandates(
                as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
            ).contains { stored in
                guard let consent = HeldConsent(try stored.json()), consent.patient == citizen, consent.mayAct,
                    consent.parts.isEmpty, consent.status == .active, !consent.isOver(at: now)
                else { return false }
                return true
            }
        default: return false
        }
    }

    private func takeLook(_ name: String, _ answering: Answering) async throws -> Response {
        guard answering.model.isStaff, let action = AnswerLook.Action(rawValue: name) else {
            throw PageError.badRequest
        }
        try await QuestionnaireDesk(record).look(action, at: answering.id, of: answering.citizen, by: answering.hand)
        return redirect(to: answering.address(AnswerQuery(done: .looked)))
    }
}
