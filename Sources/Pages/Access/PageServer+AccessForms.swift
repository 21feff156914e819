import Care
import Hummingbird
import Record

/// What the forms about access do.
extension PageServer {
    /// The forms of the citizen: giving, blocking, and saying what role a relative has.
    func takeCitizensForm(
        _ form: FormFields, _ model: AccessModel, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Response {
        switch form["do"] {
        case "preview", "change", "give": return try await takeGiving(form, model, hand, visit)
        case "block":
            let block = BlockForm(form)
            let mistakes = block.mistakes(model)
            guard mistakes.isEmpty else {
                let view = BlockView(model: model, form: block, mistakes: mistakes, context: context(visit))
                return page(view.html, visit, status: .badRequest)
            }
            _ = try await desk.block(block.order(model), of: model.citizen.id, by: hand)
            return back(to: model.citizen.id, .blocked)
        case "role" where model.relation == .own: return try await takeRole(form, model, hand, visit)
        default: throw PageError.badRequest
        }
    }

    private func takeGiving(
        _ fields: FormFields, _ model: AccessModel, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Response {
        let context = context(visit)
        let form = GiveForm(fields)
        let mistakes = form.mistakes(model, at: context.moment)
        guard mistakes.isEmpty, fields["do"] != "change" else {
            let view = GiveView(model: model, form: form, mistakes: mistakes, context: context)
            return page(view.html, visit, status: mistakes.isEmpty ? .ok : .badRequest)
        }
        guard fields["do"] == "give" else {
            let sample = try await sample(of: form, model, hand, context)
            return page(PreviewView(model: model, form: form, sample: sample, context: context).html, visit)
        }
        var relative = form.who ?? ""
        if relative == GiveForm.somebodyElse {
            let person = NewRelative(
                name: form.name ?? "", relationship: form.relationship, civilRegistrationNumber: form.number ?? "")
            relative = try await desk.add(person, of: model.citizen.id, by: hand)
        }
        _ = try await desk.give(offer(form, to: relative, model, context), of: model.citizen.id, by: hand)
        return back(to: model.citizen.id, .offered)
    }

    private func offer(
        _ form: GiveForm, to relative: String, _ model: AccessModel, _ context: PageContext
    ) -> ProxyOffer {
        ProxyOffer(
            relative: relative, part: form.part, mayAct: form.mayAct,
            until: form.until(at: context.moment, years: desk.limits.proxyYears, lastDay: model.lastDay))
    }

    /// As many entries as a preview shows.
    private static let previewLength = 5

    /// What the relative would see now by what is about to be given, through the gate as the relative.
    private func sample(
        of form: GiveForm, _ model: AccessModel, _ hand: ConsentDesk.Hand, _ context: PageContext
    ) async throws -> PreviewView.Sample {
        let citizen = model.citizen.id
        // Who is not in the record yet is nobody there.
        let relative =
            form.who.flatMap { $0 == GiveForm.somebodyElse ? nil : $0 } ?? record.surroundings.newIdentifier()
        let offer = offer(form, to: relative, model, context)
        let entries = try await desk.foresee(offer, of: citizen, by: hand) { [directory] reading in
            let reader = CitizenReader(reading, citizen, directory: directory)
            return switch form.what {
            case .appointments: try reader.upcoming().filter { $0.kind == .appointment }
            case .messages: try reader.entries(of: .message, limit: Self.previewLength + 1).entries
            case .course:
                try form.course.flatMap { id in
                    try reader.course(id, after: nil, limit: Self.previewLength + 1)?.thread.entries
                } ?? []
            case .whole:
                try reader.thread(ThreadFilter(), after: nil, limit: Self.previewLength).entries
            }
        }
        return PreviewView.Sample(
            entries: Array(entries.prefix(Self.previewLength)),
            total: form.what == .appointments ? entries.count : min(entries.count, Self.previewLength))
    }

    /// The forms of staff: registering, keeping something from a parent, asking, and the note about a relative's role.
    func takeStaffForm(
        _ fields: FormFields, _ model: AccessModel, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Response {
        let (context, citizen) = (context(visit), model.citizen.id)
        switch fields["do"] {
        case "register":
            let form = RegisterForm(fields)
            let mistakes = form.mistakes(model, at: context.moment)
            guard mistakes.isEmpty else {
                let view = RegisterView(model: model, form: form, mistakes: mistakes, context: context)
                return page(view.html, visit, status: .badRequest)
            }
            _ = try await desk.register(form.registration, of: citizen, by: hand)
            return back(to: citizen, .registered)
        case "block":
            let block = BlockForm(fields)
            let mistakes = block.mistakes(model)
            guard mistakes.isEmpty, let paper = block.paper else {
                let view = BlockView(model: model, form: block, mistakes: mistakes, context: context)
                return page(view.html, visit, status: .badRequest)
            }
            _ = try await desk.block(block.order(model), of: citizen, on: paper, by: hand)
            return back(to: citizen, .registered)
        case "lift-signed":
            guard let block = model.decisions.signedBlocks.first(where: { $0.consent == fields["block"] }) else {
                throw PageError.badRequest
            }
            guard let paper = fields["paper"] else {
                let view = WhoMaySeeView(model: model, unsigned: block.consent, context: context)
                return page(view.html, visit, status: .badRequest)
            }
            try await desk.lift(block.consent, on: paper, by: hand)
            return back(to: citizen, .lifted)
        case "filter":
            let part =
                fields["document"].map(ConsentPart.resource) ?? fields["course"].map(ConsentPart.course)
            guard let relative = model.relative(fields["who"]), let part else {
                return page(
                    StaffFormView(kind: .filter, model: model, isMistaken: true, context: context).html, visit,
                    status: .badRequest)
            }
            _ = try await desk.filter(part, of: citizen, from: relative.id, by: hand)
            return back(to: citizen, .filtered)
        case "ask":
            guard let question = fields["question"] else {
                return page(
                    StaffFormView(kind: .ask, model: model, isMistaken: true, context: context).html, visit,
                    status: .badRequest)
            }
            try await desk.ask(citizen, question, by: hand)
            return back(to: citizen, .asked)
        case "role": return try await takeRole(fields, model, hand, visit)
        default: throw PageError.badRequest
        }
    }
}
