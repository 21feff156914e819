extension Access {
    /// Why somebody may or may not see a citizen's record, in words, for a reviewer: of what the record says about access,
    /// and nothing of what is in it.
    ///
    /// - Parameter facts: of that citizen.
    /// - Returns: what comes of it first, and then what it rests on, one sentence each.
    package static func explain(
        _ caller: Caller, _ purpose: Purpose, seeing patient: String, _ facts: Facts
    ) -> [String] {
        let subject = Subject.patient(patient)
        guard purposes(of: caller.role).contains(purpose) else {
            return ["No: the role does not have the purpose \(purpose.rawValue)."]
        }
        switch decide(caller, purpose, subject, .read, facts) {
        case .refused(.forbidden): return ["No: the role opens no citizen's record."]
        case .refused(.unknown): return ["No: nothing gives access."] + relativesReasons(caller, patient, facts)
        case .refused(.unrelated):
            let unit = caller.unit.map { "Organization/" + $0 } ?? "no unit"
            return ["No: no care relation of \(caller.identity) at \(unit) holds, and no stated reason does."]
        case .permitted(let scope, let ground):
            return ["Yes: \(words(for: ground))."] + limits(scope.parts[patient] ?? .whole, scope)
        }
    }

    /// What a ground is, in words.
    package static func words(for ground: Ground) -> String {
        let text: String =
            switch ground.kind {
            case .ownRecord: "it is the citizen's own record"
            case .custody: "custody of a child under \(AccessLimits.standard.number(.decidesAlone))"
            case .guardianship: "a guardianship"
            case .proxy: "a proxy that the citizen has given"
            case .pathway: "a pathway at the unit"
            case .contact: "a contact at the unit"
            case .appointment: "an appointment"
            case .referral: "a referral"
            case .task: "a task"
            case .careTeam: "a care team"
            case .generalPractitioner: "it is the citizen's general practice"
            case .statedReason: "a stated reason, to be checked afterwards"
            case .emergency: "an emergency access, to be reviewed"
            case .duty: "it comes with the role"
            case .systemScopes: "the scopes of a program"
            case .directory: "nothing about a citizen is in it"
            case .several: "each citizen found, for a reason of its own"
            }
        return ground.basis.map { "\(text) (\($0))" } ?? text
    }

    private static func relativesReasons(_ caller: Caller, _ patient: String, _ facts: Facts) -> [String] {
        guard case .relative = caller.role else { return [] }
        return facts.provisions.filter { $0.patient == patient && !$0.actors.isDisjoint(with: caller.selves) }.map {
            if $0.kind == .custody, $0.isInForce(at: facts.instant) {
                return
                    "Consent/\($0.consent) is custody, which ends at the \(AccessLimits.standard.number(.decidesAlone))th birthday."
            }
            return "Consent/\($0.consent) is not in force."
        }
    }

    private static func limits(_ parts: Parts, _ scope: Scope) -> [String] {
        var sentences: [String] = []
        if let limits = parts.limits {
            sentences.append(
                limits.isEmpty
                    ? "Everything is blocked." : "Only: \(limits.map(words(for:)).sorted().joined(separator: "; ")).")
        }
        if !parts.hidden.isEmpty {
            sentences.append("Hidden: \(parts.hidden.map(words(for:)).sorted().joined(separator: "; ")).")
        }
        switch parts.confidential {
        case .all: break
        case .ofAuthors: sentences.append("Of what is very restricted, only what the unit itself has made.")
        case .none: sentences.append("Nothing that is marked as confidential.")
        }
        if parts.withholdsAddress { sentences.append("Without address and telephone.") }
        if let types = scope.limits {
            sentences.append("Through an app that sees: \(types.types.keys.sorted().joined(separator: ", ")).")
        }
        return sentences
    }

    private static func words(for part: Part) -> String {
        switch part {
        case .kind(let type): "all of type \(type)"
        case .course(let id): "the course EpisodeOfCare/\(id)"
        case .instance(let type, let id): "\(type)/\(id)"
        }
    }
}
