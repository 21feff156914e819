import Access
import Care
import HTML
import Hummingbird
import Record

/// The pages about who may see one record: the lists, and the forms of the citizen, of who decides in the citizen's stead, and
/// of staff.
extension PageServer {
    /// As many documents as one chooses among.
    private static let documentsToChoose = 40

    /// The lists, a form, or what a form that was sent does.
    func access(
        _ citizen: String, _ query: AccessQuery, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .access)
        // What one press does needs nothing of the record, so nothing is looked at.
        if let form, let consent = form["consent"], let step = form["do"], step == "end" || step == "lift" {
            try await desk.end(consent, by: hand)
            return back(to: citizen, step == "end" ? .ended : .lifted)
        }
        let model = try await accessModel(citizen, visit)
        // Relatives have a page of their own about what is theirs; what others have been given is not for them.
        guard model.relation == .own || model.relation == .patient || model.standIn != nil else {
            return redirect(to: .mandates(nil))
        }
        guard let form else { return page(try accessPage(model, query, visit), visit) }
        return model.relation == .patient
            ? try await takeStaffForm(form, model, hand, visit)
            : try await takeCitizensForm(form, model, hand, visit)
    }

    func back(to citizen: String, _ done: AccessNotice) -> Response {
        redirect(to: .access(citizen: citizen, AccessQuery(done: done)))
    }

    /// Takes what people decide to the record.
    var desk: ConsentDesk { ConsentDesk(record) }

    func hand(_ capacity: Account.Capacity, _ visit: Visit, _ pattern: RoutePattern) -> ConsentDesk.Hand {
        let viewer = visit.session?.account.viewer
        let name = [viewer?.name, viewer?.unit].compactMap { $0 }.joined(separator: ", ")
        return ConsentDesk.Hand(
            capacity.caller, because: capacity.purpose, doing: pattern.rawValue, name: name.isEmpty ? nil : name)
    }

    private func accessModel(_ citizen: String, _ visit: Visit) async throws -> AccessModel {
        let opened = try await open(citizen, visit, .access) { reader in
            (
                try reader.decisions(), try reader.courses(),
                try reader.entries(of: .document, limit: Self.documentsToChoose).entries, reader.standIn
            )
        }
        let (decisions, courses, documents, standIn) = opened.model
        var model = AccessModel(
            citizen: opened.citizen, relation: opened.relation, decisions: decisions, courses: courses,
            documents: documents, standIn: standIn)
        if case .relative(let relatedPerson) = try capacity(for: citizen, visit).caller.role {
            model.standsInAs = relatedPerson
        }
        return model
    }

    private func accessPage(_ model: AccessModel, _ query: AccessQuery, _ visit: Visit) throws -> HTML {
        let context = context(visit)
        let (isOwn, isStaff) = (model.relation == .own, model.relation == .patient)
        switch query.form {
        case .give where !isStaff:
            return GiveView(model: model, form: GiveForm(who: query.relative), context: context).html
        case .block: return BlockView(model: model, form: BlockForm(), context: context).html
        case .register where isStaff:
            return RegisterView(model: model, form: RegisterForm(), context: context).html
        case .filter where isStaff: return StaffFormView(kind: .filter, model: model, context: context).html
        case .ask where isStaff: return StaffFormView(kind: .ask, model: model, context: context).html
        case .role where isOwn || isStaff:
            guard let relative = model.relative(query.relative) else { throw PageError.notFound }
            return roleView(relative, model, isMistaken: false, visit)
        case nil: return WhoMaySeeView(model: model, done: query.done, context: context).html
        default: throw PageError.notFound
        }
    }

    func roleView(
        _ relative: AccessDecisions.Relative, _ model: AccessModel, isMistaken: Bool, _ visit: Visit
    ) -> HTML {
        let context = context(visit)
        let voice: RelativeRole.Voice = model.relation == .own ? .citizen : .staff
        return RoleView(
            citizen: model.citizen, relation: model.relation, name: relative.name ?? context.texts.subject.nameless,
            relative: relative.id, said: model.decisions.role(of: relative.id, by: voice), isMistaken: isMistaken,
            target: .access(citizen: model.citizen.id, AccessQuery(form: .role, relative: relative.id)),
            context: context
        ).html
    }

    /// Writes down what the citizen or staff say about a relative's role.
    func takeRole(
        _ form: FormFields, _ model: AccessModel, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Response {
        guard let relative = model.relative(form["relative"]) else { throw PageError.badRequest }
        let voice: RelativeRole.Voice = model.relation == .own ? .citizen : .staff
        guard let role = RelativeRole(form, relative: relative.id, voice: voice) else {
            return page(roleView(relative, model, isMistaken: true, visit), visit, status: .badRequest)
        }
        try await desk.say(role, of: model.citizen.id, by: hand)
        return back(to: model.citizen.id, .said)
    }
}
