package import Access

/// Who has signed in, and in which capacities: a citizen on own data, a relative of others, a professional.
///
/// A person can be several at once: a parent is a citizen and a relative of each child. Whose record is opened decides
/// in which capacity it is.
package struct Account: Sendable, Hashable {
    /// A RelatedPerson that somebody is.
    package struct Relation: Sendable, Hashable {
        package var relatedPerson: String
        /// The Patient whose relative it is.
        package var patient: String
        /// Whether it is the patient's parent.
        package var isParent: Bool

        package init(relatedPerson: String, patient: String, isParent: Bool) {
            self.relatedPerson = relatedPerson
            self.patient = patient
            self.isParent = isParent
        }
    }

    /// What somebody is at work, or a program.
    package enum Work: Sendable, Hashable {
        case professional(Employment)
        case qualityOfficer(reference: String)
        case reviewer(reference: String)
        case system(name: String)
    }

    package var name: String
    /// The Patient that this is.
    package var patient: String?
    package var relations: [Relation]
    package var work: Work?
    /// Where else somebody works, to choose between.
    package var otherWork: [Employment]

    package init(
        name: String, patient: String? = nil, relations: [Relation] = [], work: Work? = nil,
        otherWork: [Employment] = []
    ) {
        self.name = name
        self.patient = patient
        self.relations = relations
        self.work = work
        self.otherWork = otherWork
    }
}

/// From accounts to callers of the record.
extension Account {
    /// As whom and why a record is opened.
    package struct Capacity: Sendable, Hashable {
        package var caller: Caller
        package var purpose: Purpose
        package var relation: CitizenBanner.Relation
    }

    /// In which capacity one citizen's record is opened. Those who have nothing to do with the citizen come as what
    /// they are, and the record's gate refuses them.
    package func capacity(for citizen: String) -> Capacity? {
        if let work {
            return work.capacity
        }
        if let patient, patient == citizen {
            return own(patient)
        }
        if let relation = relations.first(where: { $0.patient == citizen }) {
            return capacity(as: relation)
        }
        if let patient {
            return own(patient)
        }
        return relations.first.map { relation in
            Capacity(
                caller: Caller(
                    identity: "RelatedPerson/\(relation.relatedPerson)",
                    role: .relative(relatedPerson: relation.relatedPerson)),
                purpose: .familyRequest, relation: .relative)
        }
    }

    /// The capacity of one of the relatives that somebody is.
    func capacity(as relation: Relation) -> Capacity {
        Capacity(
            caller: Caller(
                identity: "RelatedPerson/\(relation.relatedPerson)",
                role: .relative(relatedPerson: relation.relatedPerson)),
            purpose: .familyRequest, relation: relation.isParent ? .child : .relative)
    }

    private func own(_ patient: String) -> Capacity {
        Capacity(
            caller: Caller(identity: "Patient/\(patient)", role: .citizen(patient: patient)),
            purpose: .patientRequest, relation: .own)
    }

    /// What the pages show of it.
    var viewer: Viewer {
        switch work {
        case .professional(let employment):
            Viewer(
                name: name, kind: .professional, unit: employment.unitName, mayChooseUnit: !otherWork.isEmpty)
        case .system: Viewer(name: name, kind: .professional)
        case .qualityOfficer: Viewer(name: name, kind: .qualityOfficer)
        case .reviewer: Viewer(name: name, kind: .reviewer)
        case nil:
            Viewer(
                name: name, kind: patient == nil ? .relative : .citizen,
                mayChooseCitizen: (patient == nil ? 0 : 1) + relations.count > 1, isRelative: !relations.isEmpty)
        }
    }

    /// Whether a page is for this account at all; the record's gate decides about each citizen.
    func mayUse(_ access: RouteAccess) -> Bool {
        switch access {
        case .everybody, .whoeverMaySeeTheCitizen: true
        case .citizensAndRelatives: work == nil
        case .theCitizen: work == nil && patient != nil
        case .professionals:
            switch work {
            case .professional, .system: true
            case .qualityOfficer, .reviewer, nil: false
            }
        case .qualityOfficers:
            if case .qualityOfficer = work { true } else { false }
        case .reviewers:
            if case .reviewer = work { true } else { false }
        }
    }

    /// The page that this account begins on.
    var startPage: Route {
        switch work {
        case .professional, .system: otherWork.isEmpty ? .findPatient : .workplaces
        case .qualityOfficer: .figures
        case .reviewer: .reviews
        case nil:
            if let patient, relations.isEmpty {
                .overview(citizen: patient)
            } else {
                .citizens
            }
        }
    }
}

extension Account.Work {
    /// The one capacity that somebody has at work.
    package var capacity: Account.Capacity {
        switch self {
        case .professional(let employment):
            Account.Capacity(caller: employment.caller, purpose: .treatment, relation: .patient)
        case .qualityOfficer(let reference):
            Account.Capacity(
                caller: Caller(identity: reference, role: .qualityOfficer), purpose: .qualityImprovement,
                relation: .patient)
        case .reviewer(let reference):
            Account.Capacity(
                caller: Caller(identity: reference, role: .reviewer), purpose: .compliance, relation: .patient)
        case .system(let name):
            Account.Capacity(
                caller: Caller(identity: name, role: .system), purpose: .treatment, relation: .patient)
        }
    }
}
