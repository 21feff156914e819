import Care
import FHIR
import Hummingbird
import Questionnaires
import Record

/// What is pressed while a questionnaire is answered.
extension PageServer {
    func take(_ fields: FormFields, _ answering: Answering, _ visit: Visit) async throws -> Response {
        guard let answers = answering.model.answers else { throw PageError.notFound }
        let language = context(visit).language.rawValue
        let action = fields["do"] ?? "next"
        switch action {
        case "send": return try await submit(answers.form, answering, language, visit)
        case "amend": return try await amend(fields, answers, answering, language, visit)
        default: break
        }
        var form = AnswerForm(fields, zone: configuration.zone)
        var filled = answers
        form.fill(&filled)
        // Whoever goes back is not held up by what is not finished.
        let mustBeRight = ["next", "review"].contains(action)
        let mistakes = mustBeRight ? form.faults(in: filled) : action == "back" ? [] : form.faults
        guard mistakes.isEmpty else {
            var model = answering.model
            model.answers = filled
            let view = QuestionnaireView(
                model: model, query: answering.query, written: form, mistakes: mistakes, context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        let change = try repetition(action, answers)
        let (written, kept) = (form, answers.form)
        let now = try await QuestionnaireDesk(record).keep(
            kept, answering.id, of: answering.citizen, language: language, by: answering.hand
        ) { answers in
            var form = written
            form.fill(&answers)
            change?(&answers)
        }
        return redirect(to: target(after: action, now, answering))
    }

    /// Another repetition of a group, or one less.
    private func repetition(
        _ action: String, _ answers: FormAnswers
    ) throws -> (@Sendable (inout FormAnswers) -> Void)? {
        let parts = action.split(separator: ":")
        guard parts.count == 2 else { return nil }
        guard let place = FormPlace(parts[1]), let item = answers.item(at: place), item.type == .group, item.repeats
        else {
            throw PageError.badRequest
        }
        switch parts[0] {
        case "add": return { $0.addRepetition(of: item, at: place) }
        case "remove": return { $0.removeRepetition(at: place) }
        default: throw PageError.badRequest
        }
    }

    private func target(after action: String, _ answers: FormAnswers, _ answering: Answering) -> Route {
        let place = answering.query.place
        switch action {
        case "later": return .questionnaires(citizen: answering.citizen, .saved)
        case "review": return answering.address(AnswerQuery(view: .review))
        case "back":
            let step = place.flatMap { answers.step(before: $0) } ?? answers.steps.first
            return answering.address(AnswerQuery(place: step?.place))
        case "next":
            guard let place else { return answering.address(AnswerQuery()) }
            guard let step = answers.step(after: place) else { return answering.address(AnswerQuery(view: .review)) }
            return answering.address(AnswerQuery(place: step.place))
        default: return answering.address(answering.query)
        }
    }

    private func submit(
        _ form: QuestionnaireForm, _ answering: Answering, _ language: String, _ visit: Visit
    ) async throws -> Response {
        do {
            try await QuestionnaireDesk(record).submit(
                form, answering.id, of: answering.citizen, language: language, by: answering.hand)
        } catch is QuestionnaireDesk.Incomplete {
            let view = QuestionnaireView(
                model: answering.model, query: AnswerQuery(view: .review), context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        return redirect(to: answering.address(AnswerQuery(done: .sent)))
    }

    private func amend(
        _ fields: FormFields, _ answers: FormAnswers, _ answering: Answering, _ language: String, _ visit: Visit
    ) async throws -> Response {
        var form = AnswerForm(fields, zone: configuration.zone)
        var filled = answers
        form.fill(&filled)
        let mistakes = form.faults(in: filled) + filled.faults
        let reason = fields["reason"].flatMap { JointPlanForm.isText($0) ? $0 : nil }
        guard mistakes.isEmpty, let reason else {
            var model = answering.model
            model.answers = filled
            let view = QuestionnaireView(
                model: model, query: AnswerQuery(view: .amend), written: form, mistakes: mistakes,
                lacksReason: reason == nil, context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        let written = form
        try await QuestionnaireDesk(record).amend(
            answers.form, answering.id, of: answering.citizen, because: reason, language: language, by: answering.hand
        ) { answers in
            var form = written
            form.fill(&answers)
        }
        return redirect(to: answering.address(AnswerQuery(done: .amended)))
    }
}
