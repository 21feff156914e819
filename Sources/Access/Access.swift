/// Who may do what. Pure: the record supplies the facts, and applies the ``Scope`` that comes out inside its queries.
///
/// The whole of it stands in ``DecisionTable``, from which `docs/access.md` is made. What somebody may not know exists is
/// ``Refusal/unknown``, as if it were not there.
package enum Access {
    /// Decides what part of the record a caller may work in.
    ///
    /// - Parameters:
    ///   - caller: who asks.
    ///   - purpose: why; a role has the purposes of the table and no others.
    ///   - subject: whose part of the record.
    ///   - action: to look or to change. Whether one change may be made is asked besides, by
    ///     ``mayWrite(_:over:as:of:_:)``.
    ///   - facts: what the record knows about the subject and the caller, and the instant of the decision.
    package static func decide(
        _ caller: Caller, _ purpose: Purpose, _ subject: Subject, _ action: Action, _ facts: Facts
    ) -> Decision {
        guard purposes(of: caller.role).contains(purpose) else { return .refused(.forbidden) }
        let decision =
            switch action {
            case .read: reading(caller, subject, facts)
            case .write: writing(caller, subject, facts)
            }
        guard let limits = caller.limits, case .permitted(var scope, let ground) = decision else { return decision }
        scope.limits = limits
        return .permitted(scope, ground)
    }

    /// The purposes that a role may have.
    package static func purposes(of role: Role) -> Set<Purpose> {
        switch role {
        case .citizen: [.patientRequest]
        case .relative: [.familyRequest]
        case .professional: [.treatment]
        case .qualityOfficer: [.qualityImprovement]
        case .operator: [.healthSystemAdministration]
        case .reviewer: [.compliance]
        case .system: Set(Purpose.allCases)
        }
    }

    private static func reading(_ caller: Caller, _ subject: Subject, _ facts: Facts) -> Decision {
        // Which unit is in which sector says nothing about a citizen.
        if subject == .directory {
            return .permitted(Scope(patients: .some([]), shared: .directory), Ground(.directory))
        }
        switch (caller.role, subject) {
        // Who moves the record whole has no business with single citizens, nor with finding them.
        case (.operator, .patient), (.operator, .lookup): return .refused(.forbidden)
        case (.operator, _): return .permitted(widest(subject), Ground(.duty))
        case (.system, _): return .permitted(widest(subject), Ground(.systemScopes))
        case (.qualityOfficer, .counts):
            return .permitted(Scope(patients: .all, shared: .all, countsOnly: true), Ground(.duty))
        case (.reviewer, .log):
            return .permitted(Scope(patients: .all, shared: .all, logOnly: true, log: .all), Ground(.duty))
        case (.professional, .lookup):
            let related = Scope.Related(to: caller, at: facts.instant)
            return .permitted(Scope(patients: .related(related), shared: .directory), Ground(.several))
        case (.citizen, .patient(let patient)), (.relative, .patient(let patient)),
            (.professional, .patient(let patient)):
            guard let opening = opening(of: patient, for: caller, facts) else {
                if case .professional = caller.role { return .refused(.unrelated) }
                return .refused(.unknown)
            }
            return .permitted(scope([patient: opening], for: caller), opening.ground)
        case (.citizen, .lookup), (.relative, .lookup): return lookup(caller, facts)
        default: return .refused(.forbidden)
        }
    }

    /// The few citizens that somebody may see without working here.
    private static func lookup(_ caller: Caller, _ facts: Facts) -> Decision {
        let patients: Set<String> =
            if case .citizen(let patient) = caller.role { [patient] } else { Set(facts.provisions.map(\.patient)) }
        var openings: [String: Opening] = [:]
        for patient in patients { openings[patient] = opening(of: patient, for: caller, facts) }
        let ground = openings.count == 1 ? openings.values.first?.ground : nil
        return .permitted(scope(openings, for: caller), ground ?? Ground(.several))
    }

    static func scope(_ openings: [String: Opening], for caller: Caller) -> Scope {
        let log: Scope.Log =
            switch caller.role {
            case .citizen: .all
            case .relative: .own(caller.identity)
            default: .none
            }
        return Scope(
            patients: .some(Set(openings.keys)),
            parts: openings.mapValues(\.parts).filter { $0.value != .whole }, shared: .directory,
            grounds: openings.mapValues(\.ground), log: log,
            mayBeHidden: openings.values.contains(where: \.mayBeHidden),
            standIn: openings.count == 1 ? openings.values.first?.standIn : nil)
    }

    /// Where somebody may write at all. A professional without a care relation may write that there is a reason; a
    /// relative, the answer to what a citizen has proposed.
    private static func writing(_ caller: Caller, _ subject: Subject, _ facts: Facts) -> Decision {
        switch (caller.role, subject) {
        case (.operator, _): return .permitted(widest(subject), Ground(.duty))
        case (.system, _): return .permitted(widest(subject), Ground(.systemScopes))
        case (.citizen, .patient(let patient)), (.relative, .patient(let patient)):
            guard let opening = opening(of: patient, for: caller, facts) else { return .refused(.forbidden) }
            return .permitted(writable(patient, opening), opening.ground)
        case (.professional, .patient(let patient)):
            let opening = opening(of: patient, for: caller, facts) ?? Opening(parts: .nothing, ground: Ground(.duty))
            return .permitted(writable(patient, opening), opening.ground)
        default: return .refused(.forbidden)
        }
    }

    private static func writable(_ patient: String, _ opening: Opening) -> Scope {
        Scope(
            patients: .some([patient]), parts: opening.parts == .whole ? [:] : [patient: opening.parts], shared: .none)
    }

    private static func widest(_ subject: Subject) -> Scope {
        switch subject {
        case .patient(let patient): Scope(patients: .some([patient]), shared: .all, log: .all)
        case .directory: Scope(patients: .some([]), shared: .directory)
        case .lookup, .everything: .everything
        case .counts: Scope(patients: .all, shared: .all, countsOnly: true)
        case .log: Scope(patients: .all, shared: .all, logOnly: true, log: .all)
        }
    }
}
