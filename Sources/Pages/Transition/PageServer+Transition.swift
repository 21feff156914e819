import Access
import Care
import FHIR
import HTML
import HTTPTypes
import Hummingbird
import Record

/// The pages about going home from hospital.
extension PageServer {
    private func transitionDesk() -> TransitionDesk {
        let zone = configuration.zone
        return TransitionDesk(record) { Language.danish.sayPlainly(instant: $0, zone: zone) }
    }

    /// The lists of the unit that the visitor works in.
    func transitions(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        guard let unit = capacity.caller.unit else {
            return page(TransitionsView(lists: UnitTransitions(), context: context(visit)).html, visit)
        }
        let lists = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.transitions.rawValue
        ) { try TransitionReader($0, directory: directory).lists(of: "Organization/" + unit) }
        return page(TransitionsView(lists: lists, context: context(visit)).html, visit)
    }

    /// A citizen's discharges, one of them, or a part of one; and what their forms do.
    func discharges(
        _ citizen: String, _ query: DischargeQuery, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        guard let id = query.id else { return try await dischargeList(citizen, query, form, visit) }
        let capacity = try capacity(for: citizen, visit)
        if let form {
            guard capacity.relation == .patient else { throw PageError.forbidden }
            do {
                if let part = query.part, let answer = try await take(form, part, of: id, citizen, capacity, visit) {
                    return answer
                }
                if query.part == nil { try await take(form, id, capacity, visit) }
                return redirect(to: .discharges(citizen: citizen, DischargeQuery(id: id, isDone: true)))
            } catch let mistake as TransitionDesk.Mistake {
                return try await dischargePage(citizen, query, form, mistake, visit)
            }
        }
        return try await dischargePage(citizen, query, nil, nil, visit)
    }

    // MARK: Reading

    private func dischargePage(
        _ citizen: String, _ query: DischargeQuery, _ form: FormFields?, _ mistake: TransitionDesk.Mistake?,
        _ visit: Visit
    ) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        let id = query.id ?? ""
        let (package, nursing) = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.discharges.rawValue
        ) { reading in
            let reader = TransitionReader(reading, directory: directory)
            let package = try reader.package(id, of: citizen)
            let isStaff = capacity.relation == .patient
            return (package, isStaff ? try reader.nursingUnits(of: citizen) : [])
        }
        guard let package else { throw PageError.notFound }
        let unit = capacity.caller.unit.map { "Organization/" + $0 }
        let context = context(visit)
        let status: HTTPResponse.Status = mistake == nil ? .ok : .badRequest
        if let part = query.part {
            guard let known = package.part(part), capacity.relation == .patient || known.document?.isFinal == true
            else {
                throw PageError.notFound
            }
            return page(
                DischargePartView(
                    package: package, part: part, relation: capacity.relation, unit: unit, draft: form.map(Self.draft),
                    isPreview: form?["do"] == "preview", mistake: mistake, context: context
                ).html, visit, status: status)
        }
        return page(
            DischargeView(
                package: package, relation: capacity.relation, unit: unit, nursing: nursing, isDone: query.isDone,
                mistake: mistake, context: context
            ).html, visit, status: status)
    }

    private func dischargeList(
        _ citizen: String, _ query: DischargeQuery, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        let isStaff = capacity.relation == .patient
        let context = context(visit)
        var typed = DischargeForm()
        var isMistaken = false
        var stay: StayOutcome?
        if let form, isStaff {
            do {
                stay = try await takeStay(form, of: citizen, capacity, visit)
            } catch RecordError.conflict {
                // It has been done already: there it is.
                return redirect(to: .discharges(citizen: citizen, DischargeQuery()))
            }
            if stay?.isDone == true { return redirect(to: .discharges(citizen: citizen, DischargeQuery(isDone: true))) }
        }
        if let form, stay == nil {
            guard isStaff, form["do"] == "begin", let stay = form["stay"], Route.isIdentifier(stay) else {
                throw PageError.badRequest
            }
            typed = DischargeForm(form)
            do {
                guard let order = typed.order(at: context.moment) else { throw TransitionDesk.Mistake.blank }
                let id = try await transitionDesk().begin(
                    order, of: citizen, from: stay, by: hand(capacity, visit, .discharges))
                return redirect(to: .discharges(citizen: citizen, DischargeQuery(id: id, isDone: true)))
            } catch is TransitionDesk.Mistake {
                isMistaken = true
            } catch RecordError.conflict {
                // It has begun already: there it is.
                return redirect(to: .discharges(citizen: citizen, DischargeQuery()))
            }
        }
        let unit = isStaff ? capacity.caller.unit.map { "Organization/" + $0 } : nil
        let model = try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.discharges.rawValue
        ) { reading in
            let reader = TransitionReader(reading, directory: directory)
            let stays = try reader.stays(of: citizen)
            let department = try unit.flatMap { unit in
                try stays.contains { $0.stay.department == unit } || reader.isHospital(unit) ? unit : nil
            }
            return DischargesView.Model(
                citizen: try CitizenReader(reading, citizen, directory: directory).citizen(),
                relation: capacity.relation, discharges: try reader.discharges(of: citizen),
                stays: stays,
                nursing: isStaff ? try reader.nursingUnits(of: citizen) : [], department: department,
                departments: try department.map { try reader.departments(beside: $0) } ?? [])
        }
        return page(
            DischargesView(
                model: model, form: typed, isMistaken: isMistaken, stay: stay, isDone: query.isDone, context: context
            ).html, visit, status: isMistaken || stay != nil ? .badRequest : .ok)
    }

    // MARK: Forms

    private static func draft(_ form: FormFields) -> DocumentDraft {
        func fields(_ prefix: String) -> [String: String] {
            let found = form.values.keys.filter { $0.hasPrefix(prefix) }.map { name in
                (String(name.dropFirst(prefix.count)), form[name] ?? "")
            }
            return Dictionary(uniqueKeysWithValues: found)
        }
        return DocumentDraft(
            texts: fields("section-"), reasons: fields("reason-"), supplies: supplies(form),
            incompleteBecause: form["because"],
            change: form["change"],
            startDay: form["start-day"].flatMap(DateTime.init).flatMap { $0.precision == .day ? $0.text : nil })
    }

    /// The lines of aids and supplies in which something has been written.
    private static func supplies(_ form: FormFields) -> [SupplyItem] {
        (0..<SupplyItem.most).compactMap { place in
            guard let what = form["supply-what-\(place)"] else { return nil }
            let day = form["supply-day-\(place)"].flatMap(DateTime.init)
            return SupplyItem(
                what: what, amount: form["supply-amount-\(place)"],
                bringer: form["supply-bringer-\(place)"].flatMap(SupplyItem.Bringer.init),
                day: day?.precision == .day ? day?.text : nil)
        }
    }

    /// What the forms of one document do; an answer where the page stays.
    private func take(
        _ form: FormFields, _ part: DischargePart, of id: String, _ citizen: String, _ capacity: Account.Capacity,
        _ visit: Visit
    ) async throws -> Response? {
        let hand = hand(capacity, visit, .discharges)
        let desk = transitionDesk()
        switch form["do"] {
        case "preview":
            return try await dischargePage(citizen, DischargeQuery(id: id, part: part), form, nil, visit)
        case "save": try await desk.save(Self.draft(form), part, of: id, by: hand)
        case "send": try await desk.send(Self.draft(form), part, of: id, by: hand)
        case "receive": try await desk.receive(part, of: id, by: hand)
        default: throw PageError.badRequest
        }
        return nil
    }

    /// What the forms of the discharge do.
    private func take(
        _ form: FormFields, _ id: String, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws {
        let hand = hand(capacity, visit, .discharges)
        let desk = transitionDesk()
        let moment = context(visit).moment
        switch form["do"] {
        case "plan":
            guard let order = DischargeForm(form).order(at: moment) else { throw TransitionDesk.Mistake.blank }
            try await desk.plan(order, id, by: hand)
        case "talk":
            try await desk.talk(
                DischargeConversation(
                    expectations: form["expectations"], relatives: form["relatives"], goals: form["goals"],
                    questions: form["questions"]), id, by: hand)
        case "complete": try await desk.complete(id, by: hand)
        case "training": try await desk.beginTraining(id, by: hand)
        case "cancel": try await desk.cancel(id, by: hand)
        case "ask": _ = try await desk.ask(form["text"] ?? "", about: id, by: hand)
        case "say":
            guard let question = form["question"], Route.isIdentifier(question) else { throw PageError.badRequest }
            try await desk.say(form["text-" + question] ?? "", on: question, by: hand)
        case "outcome":
            guard let kind = form["outcome"].flatMap(DischargeOutcome.Kind.init) else {
                throw TransitionDesk.Mistake.blank
            }
            let visit = form["visit"].flatMap { DischargeForm.instant($0, moment.zone) }
            guard kind != .subacuteVisit || visit != nil else { throw TransitionDesk.Mistake.blank }
            let instant = kind == .subacuteVisit ? visit ?? moment.now : moment.now
            try await desk.note(DischargeOutcome(kind: kind, instant: instant), id, by: hand)
        default: throw PageError.badRequest
        }
    }
}
