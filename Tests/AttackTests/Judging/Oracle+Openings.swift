import FHIR

/// Whose record is open to the asker, how far.
extension Oracle {
    func opening(of citizen: Population.Citizen) -> Opening? {
        switch asker.standing {
        case .citizen(let patient): patient == citizen.patient ? Opening() : nil
        case .relative(let relative): opening(of: citizen, to: relative)
        case .both(let patient, let relative):
            patient == citizen.patient ? Opening() : opening(of: citizen, to: relative)
        case .professional(let worker): opening(of: citizen, to: worker)
        case .system, .without, .nobody: nil
        }
    }

    // MARK: Relatives

    private func opening(of citizen: Population.Citizen, to relative: Int) -> Opening? {
        let me = population.reference(relative)
        let all = decisions(of: citizen)
        // What has run out is as what was ended: as if it had never been agreed.
        let mine = all.filter { $0.isForRelatives && $0.actors.contains(me) && !$0.isOver }
        // Parents of a child and guardians decide in the citizen's stead: they see what is blocked from professionals. What is
        // filtered from them is filtered from those whom they let in.
        let deciding = all.filter {
            $0.gives && ($0.kind == "guardianship" || $0.kind == "custody" && citizen.age == .child)
        }
        let decides = deciding.contains { $0.actors.contains(me) }
        let shut = decides ? [me] : deciding.reduce(into: Set([me])) { $0.formUnion($1.actors) }
        var opening = Opening(confidential: .none, denials: decides ? .blocks : .none)
        for decision in all where decision.hides {
            if !decision.isUnderstood { opening.hidden.append(.everything) }
            if !decision.actors.isDisjoint(with: shut) { opening.hidden += decision.parts }
        }
        let given = mine.filter { $0.gives && ($0.kind != "custody" || citizen.age == .child) }
        // Whom a Consent names may see it, to accept it and to end it.
        let proposed = mine.filter { $0.isProposed && $0.kind == "proxy" }
        if given.isEmpty {
            guard !proposed.isEmpty else { return nil }
            opening.limits = [.resource(me)] + proposed.map { .resource($0.itself) }
            opening.withholdsAddress = true
            return opening
        }
        let parts = given.flatMap(\.parts)
        opening.withholdsAddress = isProtected(citizen)
        if !parts.contains(.everything) {
            let named = mine.filter { !$0.isProposed || $0.kind == "proxy" }.map { Opening.Part.resource($0.itself) }
            opening.limits = parts + [.resource(me), .resource(population.reference(citizen.patient))] + named
            opening.withholdsAddress = true
        }
        return opening
    }

    private func isProtected(_ citizen: Population.Citizen) -> Bool {
        let labels = population[citizen.patient].current?["meta"]?["security"]?.elements.map { $0 } ?? []
        return labels.contains { $0["system"]?.string == "http://terminology.hl7.org/CodeSystem/v3-ActCode" }
    }

    // MARK: Professionals

    private func opening(of citizen: Population.Citizen, to worker: Population.Worker) -> Opening? {
        let selves = Set([worker.practitioner, worker.role, worker.unit].map(population.reference))
        let decisions = decisions(of: citizen)
        let mine = decisions.filter { $0.gives && !$0.actors.isDisjoint(with: selves) }
        if worker.treats, mine.contains(where: { $0.kind == "emergency" }) { return Opening(denials: .filters) }
        var opening = Opening(denials: .filters)
        if hasCareRelation(to: citizen, selves) {
            opening.confidential = .ofAuthors(selves)
        } else if mine.contains(where: { $0.kind == "stated-reason" }) {
            opening.confidential = .none
            opening.withholdsAddress = isProtected(citizen)
        } else {
            return nil
        }
        for decision in decisions where decision.hides {
            if !decision.isUnderstood {
                opening.hidden.append(.everything)
            } else if decision.actors.isEmpty || !decision.actors.isDisjoint(with: selves) {
                opening.hidden += decision.parts
            }
        }
        return opening
    }

    /// Whether something that goes on in the citizen's care names the professional or the unit.
    private func hasCareRelation(to citizen: Population.Citizen, _ selves: Set<String>) -> Bool {
        for item in population.items where item.owner == citizen.patient {
            guard let content = item.current else { continue }
            if !selves.isDisjoint(with: Self.carers(item.type, content)) { return true }
        }
        return false
    }

    /// Who takes care of the citizen, as one resource says, as long as it says so.
    private static func carers(_ type: String, _ content: JSONValue) -> [String] {
        let status = content["status"]?.string ?? ""
        func people(_ list: String, _ member: String) -> [String] {
            (content[list]?.elements.map { $0 } ?? []).flatMap { targets($0[member]) }
        }
        switch type {
        case "EpisodeOfCare" where status == "active":
            return targets(content["managingOrganization"]) + targets(content["careManager"])
        case "Encounter" where ["planned", "in-progress"].contains(status):
            return targets(content["serviceProvider"]) + people("participant", "individual")
        // Those that are over were over years ago.
        case "Appointment" where ["booked", "pending"].contains(status) && (content["start"]?.string ?? "") > "2026":
            return people("participant", "actor")
        case "ServiceRequest" where status == "active":
            return targets(content["performer"]) + targets(content["requester"])
        case "Task" where ["requested", "in-progress"].contains(status):
            return targets(content["owner"]) + targets(content["requester"])
        case "CareTeam" where status == "active":
            return people("participant", "member") + targets(content["managingOrganization"])
        case "Patient": return targets(content["generalPractitioner"])
        default: return []
        }
    }
}
