/// Who may do what. Pure: the record supplies the facts, and applies the ``Scope`` that comes out inside its queries.
///
/// | role | purpose | reads | writes |
/// |---|---|---|---|
/// | citizen | patient request | own compartment, directory | nothing yet |
/// | relative | family request | compartments by a Consent in force, directory | nothing yet |
/// | professional | treatment | any citizen's compartment, directory | any citizen's compartment |
/// | quality officer | quality improvement | counts, directory | nothing |
/// | reviewer | compliance | who has looked, directory | nothing |
/// | operator | administration | everything as a whole, no single citizen | everything |
/// | system | any | everything | everything |
///
/// A professional is not yet asked for a care relation to the citizen: that narrows the third row, here and nowhere
/// else. What somebody may not know exists is ``Refusal/unknown``, as if it were not there.
package enum Access {
    /// Decides what part of the record a caller may work in.
    ///
    /// - Parameters:
    ///   - caller: who asks.
    ///   - purpose: why; a role has the purposes of the table and no others.
    ///   - subject: whose part of the record.
    ///   - action: to look or to change.
    ///   - facts: what the record knows about the caller, and the instant of the decision.
    package static func decide(
        _ caller: Caller, _ purpose: Purpose, _ subject: Subject, _ action: Action, _ facts: Facts
    ) -> Decision {
        guard purposes(of: caller.role).contains(purpose) else { return .refused(.forbidden) }
        switch (caller.role, action) {
        case (.operator, _):
            if case .patient = subject, action == .read { return .refused(.forbidden) }
            return .permitted(widest(subject), Ground(.duty))
        case (.system, _):
            return .permitted(widest(subject), Ground(.systemScopes))
        case (.professional, .read):
            return person(mayOpen: .all, subject, Ground(.duty))
        case (.professional, .write):
            guard case .patient(let patient) = subject else { return .refused(.forbidden) }
            return .permitted(Scope(patients: .some([patient]), shared: .none), Ground(.duty))
        case (.citizen(let patient), .read):
            return person(mayOpen: .some([patient]), subject, Ground(.ownRecord))
        case (.relative(let relatedPerson), .read):
            let provisions = facts.provisions.filter {
                $0.actors.contains("RelatedPerson/" + relatedPerson) && $0.isInForce(at: facts.instant)
            }
            let ground = provisions.count == 1 ? provisions.first.map { "Consent/" + $0.consent } : nil
            return person(mayOpen: .some(Set(provisions.map(\.patient))), subject, Ground(.proxy, on: ground))
        case (.qualityOfficer, .read):
            switch subject {
            case .counts:
                return .permitted(Scope(patients: .all, shared: .all, countsOnly: true), Ground(.duty))
            // Which unit is in which sector says nothing about a citizen.
            case .directory:
                return .permitted(Scope(patients: .some([]), shared: .directory), Ground(.directory))
            case .patient, .lookup, .everything, .log: return .refused(.forbidden)
            }
        case (.reviewer, .read):
            switch subject {
            case .log: return .permitted(Scope(patients: .all, shared: .none, logOnly: true), Ground(.duty))
            case .directory:
                return .permitted(Scope(patients: .some([]), shared: .directory), Ground(.directory))
            case .patient, .lookup, .everything, .counts: return .refused(.forbidden)
            }
        case (.citizen, .write), (.relative, .write), (.qualityOfficer, .write), (.reviewer, .write):
            return .refused(.forbidden)
        }
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

    private static func person(mayOpen patients: Scope.Patients, _ subject: Subject, _ ground: Ground) -> Decision {
        switch subject {
        case .patient(let patient):
            guard patients.contains(patient) else { return .refused(.unknown) }
            return .permitted(Scope(patients: .some([patient]), shared: .directory), ground)
        case .directory:
            return .permitted(Scope(patients: .some([]), shared: .directory), Ground(.directory))
        case .lookup:
            return .permitted(Scope(patients: patients, shared: .directory), ground)
        case .counts, .everything, .log:
            return .refused(.forbidden)
        }
    }

    private static func widest(_ subject: Subject) -> Scope {
        switch subject {
        case .patient(let patient): Scope(patients: .some([patient]), shared: .all)
        case .directory: Scope(patients: .some([]), shared: .directory)
        case .lookup, .everything: .everything
        case .counts: Scope(patients: .all, shared: .all, countsOnly: true)
        case .log: Scope(patients: .all, shared: .none, logOnly: true)
        }
    }
}
