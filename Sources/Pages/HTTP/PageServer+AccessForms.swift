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
        case "role": return try await takeRole(form, model, hand, visit)
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
            let sample = try await sample(of: form, model.citizen.id, visit)
            return page(PreviewView(model: model, form: form, sample: sample, context: context).html, visit)
        }
        var relative = form.who ?? ""
        if relative == GiveForm.somebodyElse {
            let person = NewRelative(
                name: form.name ?? "", relationship: form.relationship, civilRegistrationNumber: form.number ?? "")
            relative = try await desk.add(person, of: model.citizen.id, by: hand)
        }
        let offer = ProxyOffer(
            relative: relative, part: form.part, mayAct: form.mayAct,
            until: form.until(at: context.moment, years: desk.limits.proxyYears))
        _ = try await desk.give(offer, of: model.citizen.id, by: hand)
        return back(to: model.citizen.id, .offered)
    }

    /// As many entries as a preview shows.
    private static let previewLength = 5

    /// What the citizen's own record has now of what is about to be given.
    private func sample(of form: GiveForm, _ citizen: String, _ visit: Visit) async throws -> PreviewView.Sample {
        let opened = try await open(citizen, visit, .access) { reader in
            switch form.what {
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
            entries: Array(opened.model.prefix(Self.previewLength)),
            total: form.what == .appointments ? opened.model.count : min(opened.model.count, Self.previewLength))
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
