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
        var parts: [Opening.Part] = []
        for decision in decisions(of: citizen) where decision.gives && decision.actors.contains(me) {
            switch decision.kind {
            case "proxy", "guardianship": parts += decision.parts
            case "custody" where citizen.age == .child: parts += decision.parts
            default: break
            }
        }
        guard !parts.isEmpty else { return nil }
        var opening = Opening(confidential: .none)
        if !parts.contains(.everything) { opening.limits = parts }
        for decision in decisions(of: citizen) where decision.hides {
            if !decision.isUnderstood { opening.hidden.append(.everything) }
            if decision.actors.contains(me) { opening.hidden += decision.parts }
        }
        return opening
    }

    // MARK: Professionals

    private func opening(of citizen: Population.Citizen, to worker: Population.Worker) -> Opening? {
        let selves = Set([worker.practitioner, worker.role, worker.unit].map(population.reference))
        let decisions = decisions(of: citizen)
        let mine = decisions.filter { $0.gives && !$0.actors.isDisjoint(with: selves) }
        if mine.contains(where: { $0.kind == "emergency" }) { return Opening() }
        let isRelated = hasCareRelation(to: citizen, selves)
        guard isRelated || mine.contains(where: { $0.kind == "stated-reason" }) else { return nil }
        var opening = Opening(confidential: .ofAuthors(selves))
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
