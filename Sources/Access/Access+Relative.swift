extension Access {
    /// A relative: what the Consents give that name the RelatedPerson, less what is filtered. What is filtered from those who
    /// decide in the citizen's stead is filtered from those whom they let in, too: nobody gives more than they have.
    static func relativeOpening(of patient: String, for relatedPerson: String, _ facts: Facts) -> Opening? {
        let relative = "RelatedPerson/" + relatedPerson
        let provisions = facts.provisions.filter { $0.patient == patient }
        // What is over is as if it had never been agreed: whether it was ended or ran out makes no difference.
        let naming = provisions.filter {
            $0.kind.isForRelatives && $0.actors.contains(relative) && facts.instant < ($0.until ?? .max)
        }
        let inForce = naming.filter { gives($0, facts) }.sorted { $0.order < $1.order }
        let frame = [Part.instance(type: "RelatedPerson", id: relatedPerson)] + naming.map(\.itself)
        let standIn = standIn(relative, of: patient, facts)
        let filtered = standIn == nil ? standIns(of: patient, facts).union([relative]) : [relative]
        let hiding = provisions.filter { $0.isInForce(at: facts.instant) && $0.hides(fromOneOf: filtered) }
        let hidden = Set(hiding.flatMap(\.parts))
        guard let first = inForce.first else {
            guard let proposed = naming.first(where: \.isProposed) else { return nil }
            return Opening(
                parts: Parts(
                    limits: Set(frame.prefix(1) + naming.filter(\.isProposed).map(\.itself)), hidden: hidden,
                    confidential: .none, denies: .none, withholdsAddress: true),
                ground: Ground(.proxy, on: "Consent/" + proposed.consent))
        }
        var parts = Parts(
            hidden: hidden, confidential: .none, denies: standIn == nil ? .none : .blocks,
            withholdsAddress: facts.protected.contains(patient))
        if !inForce.contains(where: \.parts.isEmpty) {
            parts.limits = Set(inForce.flatMap(\.parts) + frame + [.instance(type: "Patient", id: patient)])
            parts.withholdsAddress = true
        }
        if hiding.contains(where: \.parts.isEmpty) { parts.limits = [] }
        return Opening(
            parts: parts, ground: Ground(first.kind.ground, on: "Consent/" + first.consent),
            mayBeHidden: !hiding.isEmpty, standIn: standIn)
    }

    /// Whether a Consent lets its relative in at this instant. Custody ends by itself at the 15th birthday, and gives
    /// nothing where nobody knows when that is.
    static func gives(_ provision: Provision, _ facts: Facts) -> Bool {
        guard provision.isInForce(at: facts.instant), provision.kind.isForRelatives else { return false }
        guard provision.kind == .custody else { return true }
        return facts.comesOfAge[provision.patient].map { facts.instant < $0 } ?? false
    }
}

extension Provision {
    /// The Consent.
    var itself: Part { .instance(type: "Consent", id: consent) }

    /// The widest first: by what it is, and whole records before parts.
    fileprivate var order: String { "\(kind.place)\(parts.isEmpty ? 0 : 1)\(consent)" }
}

extension Provision.Kind {
    /// Whether it lets relatives in.
    package var isForRelatives: Bool { self == .proxy || self == .custody || self == .guardianship }

    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// Why somebody may, who may by this.
    var ground: Ground.Kind {
        switch self {
        case .proxy, .block: .proxy
        case .custody: .custody
        case .guardianship: .guardianship
        case .statedReason: .statedReason
        case .emergency: .emergency
        }
    }
}
