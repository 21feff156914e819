extension Access {
    /// A professional: emergency access before a care relation before a stated reason.
    static func professionalOpening(
        of patient: String, for caller: Caller, _ profession: Profession, _ facts: Facts
    ) -> Opening? {
        let provisions = facts.provisions.filter { $0.patient == patient }
        let own = provisions.filter { $0.isInForce(at: facts.instant) && !$0.actors.isDisjoint(with: caller.selves) }
        if profession.mayOverride, let emergency = own.first(where: { $0.kind == .emergency }) {
            return Opening(
                parts: Parts(denies: .filters), ground: Ground(.emergency, on: "Consent/" + emergency.consent))
        }
        let references = caller.selves.union(caller.largerUnits)
        let blocks = provisions.filter { $0.isInForce(at: facts.instant) && $0.blocks(references) }
        let hidden = Set(blocks.flatMap(\.parts))
        let relation =
            facts.relations.filter { $0.patient == patient && $0.holds(for: caller, at: facts.instant) }
            .min { ($0.kind.place, $0.basis) < ($1.kind.place, $1.basis) }
        var parts: Parts
        let ground: Ground
        if let relation {
            parts = Parts(hidden: hidden, confidential: .ofAuthors(caller.selves), denies: .filters)
            ground = Ground(relation.kind, on: relation.basis)
        } else if let reason = own.first(where: { $0.kind == .statedReason }) {
            parts = Parts(
                hidden: hidden, confidential: .none, denies: .filters,
                withholdsAddress: facts.protected.contains(patient))
            ground = Ground(.statedReason, on: "Consent/" + reason.consent)
        } else {
            return nil
        }
        if blocks.contains(where: \.parts.isEmpty) { parts.limits = [] }
        return Opening(parts: parts, ground: ground, mayBeHidden: !blocks.isEmpty)
    }
}

extension Profession {
    /// Whether emergency access is for this profession: those who treat, not those who write and arrange for them.
    ///
    /// Source: sundhedsloven § 42 a, stk. 2.
    package var mayOverride: Bool {
        switch self {
        case .generalPractitioner, .hospitalDoctor, .hospitalNurse, .municipalNurse, .acuteLineNurse, .therapist: true
        case .clinicStaff, .secretary, .coordinator: false
        }
    }
}

extension Ground.Kind {
    /// Of several care relations the first in this order is the one that is told.
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
