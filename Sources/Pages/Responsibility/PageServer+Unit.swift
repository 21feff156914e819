import Access
import Care
import HTTPTypes
import Hummingbird
import Record

/// Pages about what a unit is responsible for. Each is a look-up: every citizen on it stands in the audit.
extension PageServer {
    /// The unit's lists, and offering several pathways from one of them.
    func unit(_ list: UnitList?, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try employed(visit)
        guard let unit = capacity.caller.unit else {
            let empty = UnitModel(name: context(visit).texts.responsibility.noUnit)
            return page(UnitView(model: empty, list: nil, context: context(visit)).html, visit)
        }
        var several: SeveralForm? = list == .mine || list == .all ? SeveralForm() : nil
        if let form {
            guard list != nil, several != nil else { throw PageError.badRequest }
            let sent = try await offerSeveral(form, capacity, visit)
            if sent.mistakes.isEmpty, sent.refused == 0 { return redirect(to: .unit(.given)) }
            several = sent
        }
        let directory = directory
        let model = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unit.rawValue
        ) { reading in
            try UnitModel(list, unit: "Organization/" + unit, capacity.caller, reading, directory)
        }
        let status: HTTPResponse.Status = several?.mistakes.isEmpty == false ? .badRequest : .ok
        return page(
            UnitView(model: model, list: list, several: several, context: context(visit)).html, visit, status: status)
    }

    private func offerSeveral(
        _ fields: FormFields, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> SeveralForm {
        let moment = context(visit).moment
        let chosen = fields.all["pathway"] ?? []
        guard chosen.count <= SeveralForm.most, chosen.allSatisfy(Route.isIdentifier) else {
            throw PageError.badRequest
        }
        var form = SeveralForm(offer: OfferForm(fields), chosen: Set(chosen))
        form.units = try await units(named: form.offer.name, capacity, .unit)
        form.mistakes = form.offer.mistakes(form.units, at: moment)
        if chosen.isEmpty { form.mistakes.insert(.none) }
        guard form.mistakes.isEmpty, let draft = form.offer.draft(form.units, at: moment) else { return form }
        let outcome = try await ResponsibilityDesk(record).offer(
            many: chosen.sorted(), draft, by: hand(capacity, .unit, visit))
        form.refused = outcome.refused.count
        form.chosen = Set(outcome.refused.map(\.id))
        return form
    }

    /// Who is responsible for one pathway, and what its unit does about it.
    func unitPathway(_ id: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try employed(visit)
        let file = try await file(id, capacity, .unitPathway)
        let context = context(visit)
        var view = PathwayView(
            file: file,
            isOwn: capacity.caller.selves.contains(file.responsibility.unit?.holder.reference ?? "-"),
            context: context)
        guard let form else { return page(view.html, visit) }
        let desk = ResponsibilityDesk(record)
        let hand = hand(capacity, .unitPathway, visit)
        switch form["do"] {
        case "close": try await desk.close(id, by: hand)
        case "name":
            guard try await name(form, of: id, file, desk, hand, context.moment) else {
                view.isNamingMistaken = true
                return page(view.html, visit, status: .badRequest)
            }
        case "offer":
            let offer = OfferForm(form)
            let found = try await units(named: offer.name, capacity, .unitPathway)
            let mistakes = offer.mistakes(found, at: context.moment)
            guard mistakes.isEmpty,
                let draft = offer.draft(found + file.units, at: context.moment)
                    ?? offer.draft(
                        found, at: context.moment)
            else {
                (view.offer, view.mistakes, view.found) = (offer, mistakes, found)
                return page(view.html, visit, status: .badRequest)
            }
            return redirect(to: .unitHandover(id: try await desk.offer(id, draft, by: hand)))
        default: throw PageError.badRequest
        }
        return redirect(to: .unitPathway(id: id))
    }

    /// - Returns: false where the day until which somebody stands in makes no sense.
    private func name(
        _ form: FormFields, of id: String, _ file: PathwayFile, _ desk: ResponsibilityDesk, _ hand: ConsentDesk.Hand,
        _ moment: Moment
    ) async throws -> Bool {
        let whom = form["who"].flatMap { reference in file.staff.first { $0.reference == reference } }
        let role = form["role"].flatMap(ResponsibilityRole.init(rawValue:))
        switch (role, whom) {
        case (.clinician, _): try await desk.nameClinician(whom, of: id, by: hand)
        case (.coordinator, _): try await desk.nameCoordinator(whom, of: id, by: hand)
        case (.contact, let whom?): try await desk.nameContact(whom, of: id, by: hand)
        case (.cover, let whom?):
            let day = form["until"].map { ResponsibilityDay($0, at: moment) }
            if case .some(let day) = day, (day?.end ?? 0) <= moment.now { return false }
            try await desk.nameCover(whom, of: id, until: day??.end, by: hand)
        default: throw PageError.badRequest
        }
        return true
    }

    /// One handover, and the answer to it.
    func unitHandover(_ id: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try employed(visit)
        var mistake: HandoverView.Mistake?
        if let form {
            do {
                if try await answer(id, form, hand(capacity, .unitHandover, visit), visit) {
                    return redirect(to: .unitHandover(id: id))
                }
                mistake = .reason
            } catch RecordError.conflict {
                mistake = .meanwhile
            }
        }
        let directory = directory
        let found = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unitHandover.rawValue
        ) { reading -> (Handover, PathwayFile, [ResponsibilityPeriod.Holder])? in
            guard let json = try reading.resource("Task", id)?.json(), let handover = Handover(json),
                let pathway = handover.pathway?.split(separator: "/").last.map(String.init),
                let file = try PathwayFile(pathway, reading, directory: directory)
            else { return nil }
            let steps = handover.steps(of: capacity.caller)
            guard steps.contains(.accept) else { return (handover, file, []) }
            let reader = CareReader(reading, directory: directory)
            let unit = capacity.caller.unit.map { "Organization/" + $0 }
            return (handover, file, try PathwayFile.staff(of: unit, reading, reader))
        }
        guard let (handover, file, staff) = found else { throw PageError.notFound }
        let view = HandoverView(
            handover: handover, file: file, steps: handover.steps(of: capacity.caller), staff: staff, mistake: mistake,
            context: context(visit))
        let status: HTTPResponse.Status =
            switch mistake {
            case .reason: .badRequest
            case .meanwhile: .conflict
            case nil: .ok
            }
        return page(view.html, visit, status: status)
    }

    /// - Returns: false where a reason is missing.
    private func answer(
        _ id: String, _ form: FormFields, _ hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws -> Bool {
        let desk = ResponsibilityDesk(record)
        switch form["do"] {
        case "see": try await desk.see(id, by: hand)
        case "accept":
            let clinician = form["clinician"].flatMap(ReferencePath.init)
            guard clinician.map({ $0.type == "PractitionerRole" }) ?? true else { throw PageError.badRequest }
            try await desk.accept(
                id, naming: clinician.map { ResponsibilityPeriod.Holder($0.text) }, by: hand)
        case "decline":
            guard let reason = form["reason"] else { return false }
            try await desk.decline(id, because: reason, by: hand)
        case "withdraw":
            guard let reason = form["reason"] else { return false }
            try await desk.withdraw(id, because: reason, by: hand)
        default: throw PageError.badRequest
        }
        return true
    }

    private func file(
        _ id: String, _ capacity: Account.Capacity, _ pattern: RoutePattern
    ) async throws -> PathwayFile {
        let directory = directory
        let file = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { try PathwayFile(id, $0, directory: directory) }
        guard let file else { throw PageError.notFound }
        return file
    }

    func units(
        named name: String?, _ capacity: Account.Capacity, _ pattern: RoutePattern
    ) async throws -> [ResponsibilityPeriod.Holder] {
        guard let name else { return [] }
        return try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { try PathwayFile.units(named: name, $0) }
    }

    private func employed(_ visit: Visit) throws(PageError) -> Account.Capacity {
        guard let capacity = visit.session?.account.work?.capacity else { throw .forbidden }
        return capacity
    }

    private func hand(_ capacity: Account.Capacity, _ pattern: RoutePattern, _ visit: Visit) -> ConsentDesk.Hand {
        ConsentDesk.Hand(
            capacity.caller, because: capacity.purpose, doing: pattern.rawValue, name: visit.session?.account.name)
    }
}
