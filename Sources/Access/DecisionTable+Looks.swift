extension DecisionTable {
    /// Who sees what.
    package static let looks: [Look] = [
        citizens, careRelations, professionals, blocks, reasons, relatives, duties,
    ].flatMap { $0 }

    private static func opens(
        _ who: String, _ situation: String, _ answer: String, as caller: Caller, _ facts: Facts, _ opening: Opening
    ) -> Look {
        let log: Scope.Log =
            switch caller.role {
            case .citizen: .all
            case .relative: .own(caller.identity)
            default: .none
            }
        let scope = Scope(
            patients: .some(["ida"]), parts: opening.parts == .whole ? [:] : ["ida": opening.parts],
            shared: .directory, grounds: ["ida": opening.ground], log: log, mayBeHidden: opening.mayBeHidden,
            standIn: opening.standIn)
        return Look(
            who: who, situation: situation, answer: answer, caller: caller, subject: .patient("ida"), facts: facts,
            expected: .permitted(scope, opening.ground))
    }

    static func refused(
        _ who: String, _ situation: String, _ answer: String, as caller: Caller, _ refusal: Refusal,
        of subject: Subject = .patient("ida"), _ facts: Facts = facts()
    ) -> Look {
        Look(
            who: who, situation: situation, answer: answer, caller: caller, subject: subject, facts: facts,
            expected: .refused(refusal))
    }

    private static let limits = AccessLimits.standard

    private static let citizens: [Look] = [
        opens(
            "citizen", "own record", "all of it, who has looked too", as: ida, facts(),
            Opening(parts: .whole, ground: Ground(.ownRecord))),
        opens(
            "citizen", "own record, with blocks, marks and a protected address", "all of it", as: ida,
            facts([], [consent(.block, [])], isProtected: true), Opening(parts: .whole, ground: Ground(.ownRecord))),
        refused("citizen", "another's record", "not that there is anybody", as: ida, .unknown, of: .patient("ole")),
        refused("citizen", "numbers over all", "nothing", as: ida, .forbidden, of: .counts),
        refused("citizen", "everything", "nothing", as: ida, .forbidden, of: .everything),
    ]

    private static let treating = Parts(confidential: .ofAuthors(doctor.selves), denies: .filters)

    private static let kinds: [(kind: Ground.Kind, basis: String, situation: String)] = [
        (Ground.Kind.pathway, "EpisodeOfCare/x", "an active pathway at the unit"),
        (
            .contact, "Encounter/x",
            "a contact that is planned, under way or ended \(limits.number(.afterContact)) days ago at most"
        ),
        (
            .appointment, "Appointment/x",
            "an appointment within \(limits.number(.aroundAppointment)) days before or after"
        ),
        (.referral, "ServiceRequest/x", "an active referral"), (.task, "Task/x", "an open task"),
        (.careTeam, "CareTeam/x", "a care team at work"),
        (.generalPractitioner, "Patient/ida", "being the patient's general practice"),
    ]

    private static let careRelations: [Look] = kinds.map { row in
        opens(
            "professional", row.situation, "the record; very restricted only of the own unit's making", as: doctor,
            facts([relation(row.kind, row.basis)]),
            Opening(parts: treating, ground: Ground(row.kind, on: row.basis)))
    }

    private static let professionals: [Look] = [
        opens(
            "professional", "named in person", "the same", as: doctor,
            facts([relation(.task, "Task/x", actor: "Practitioner/person")]),
            Opening(parts: treating, ground: Ground(.task, on: "Task/x"))),
        refused("professional", "no care relation", "nothing; may state a reason", as: doctor, .unrelated),
        refused(
            "professional", "a relation of another unit, or of the hospital around the own",
            "nothing; may state a reason", as: doctor, .unrelated,
            facts([
                relation(.contact, "Encounter/x", actor: "Organization/other"),
                relation(.contact, "Encounter/y", actor: "Organization/hospital"),
            ])),
        refused(
            "professional", "a relation that is over", "nothing; may state a reason", as: doctor, .unrelated,
            facts([
                CareRelation(
                    patient: "ida", actor: "Organization/ward", kind: .contact, basis: "Encounter/x", until: now)
            ])),
        refused("professional", "numbers over all", "nothing", as: doctor, .forbidden, of: .counts),
        refused("professional", "everything", "nothing", as: doctor, .forbidden, of: .everything),
        Look(
            who: "professional", situation: "a search among all citizens",
            answer: "of each citizen what these rows say", caller: doctor, subject: .lookup, facts: facts(),
            expected: .permitted(
                Scope(patients: .related(Scope.Related(to: doctor, at: now)), shared: .directory),
                Ground(.several))),
        opens(
            "professional", "a care relation, and a protected address", "the record with the address", as: doctor,
            facts([relation(.contact, "Encounter/x")], isProtected: true),
            Opening(parts: treating, ground: Ground(.contact, on: "Encounter/x"))),
    ]

    private static func blocked(
        _ situation: String, _ answer: String, _ provision: Provision, hidden: Set<Part> = [], limits: Set<Part>? = nil,
        mayBeHidden: Bool = true
    ) -> Look {
        opens(
            "professional", situation, answer, as: doctor, facts([relation(.contact, "Encounter/x")], [provision]),
            Opening(
                parts: Parts(
                    limits: limits, hidden: hidden, confidential: .ofAuthors(doctor.selves), denies: .filters),
                ground: Ground(.contact, on: "Encounter/x"), mayBeHidden: mayBeHidden))
    }

    private static let blocks: [Look] = [
        blocked(
            "a block of everything from all", "nothing, but that something may be hidden", consent(.block, []),
            limits: []),
        blocked(
            "a block of a course", "the rest, and that something may be hidden",
            consent(.block, [], [.course("x")]), hidden: [.course("x")]),
        blocked(
            "a block of a document", "the rest, and that something may be hidden",
            consent(.block, [], [.instance(type: "DocumentReference", id: "x")]),
            hidden: [.instance(type: "DocumentReference", id: "x")]),
        blocked(
            "a block of a kind", "the rest, and that something may be hidden",
            consent(.block, [], [.kind("Condition")]), hidden: [.kind("Condition")]),
        blocked(
            "a block from the unit", "nothing, but that something may be hidden",
            consent(.block, ["Organization/ward"]), limits: []),
        blocked(
            "a block from the hospital around the unit", "nothing, but that something may be hidden",
            consent(.block, ["Organization/hospital"]), limits: []),
        blocked(
            "a block from this person", "nothing, but that something may be hidden",
            consent(.block, ["Practitioner/person"]), limits: []),
        blocked(
            "a block from another unit", "the record; not the block", consent(.block, ["Organization/other"]),
            mayBeHidden: false),
        blocked(
            "a block that has ended", "the record; not the block", consent(.block, [], until: now), mayBeHidden: false),
        blocked(
            "what a professional has filtered from parents", "the record, and the filter",
            consent(.block, ["RelatedPerson/eva"], [.course("x")]), mayBeHidden: false),
        blocked(
            "a block that cannot be understood", "nothing, but that something may be hidden",
            consent(.block, [], isUnderstood: false), limits: []),
    ]

    private static func reason(withholds: Bool = false) -> Opening {
        Opening(
            parts: Parts(confidential: .none, denies: .filters, withholdsAddress: withholds),
            ground: Ground(.statedReason, on: "Consent/c"))
    }

    private static let emergency = Opening(
        parts: Parts(denies: .filters), ground: Ground(.emergency, on: "Consent/c"))

    private static let reasons: [Look] = [
        opens(
            "professional", "a stated reason, for \(limits.number(.statedReason)) days",
            "the record without what is marked as confidential",
            as: doctor, facts([], [consent(.statedReason, ["PractitionerRole/role"])]), reason()),
        opens(
            "professional", "a stated reason, and a protected address", "the same, without the address", as: doctor,
            facts([], [consent(.statedReason, ["PractitionerRole/role"])], isProtected: true),
            reason(withholds: true)),
        refused(
            "professional", "a reason that another has stated", "nothing; may state a reason", as: doctor, .unrelated,
            facts([], [consent(.statedReason, ["PractitionerRole/other"])])),
        refused(
            "professional", "a reason that is over", "nothing; may state a reason", as: doctor, .unrelated,
            facts([], [consent(.statedReason, ["PractitionerRole/role"], until: now)])),
        opens(
            "doctor, nurse, therapist",
            "emergency access, for \(limits.number(.longestEmergency)) hours at most", "all, but the blocks themselves",
            as: doctor, facts([], [consent(.emergency, ["PractitionerRole/role"]), consent(.block, [])]), emergency),
        refused(
            "secretary, clinic staff, coordinator", "emergency access", "nothing; may state a reason", as: secretary,
            .unrelated, facts([], [consent(.emergency, ["PractitionerRole/role"])])),
    ]

    private static let frame: Set<Part> = [
        .instance(type: "RelatedPerson", id: "eva"), .instance(type: "Consent", id: "c"),
    ]

    private static func relative(
        _ limits: Set<Part>?, hidden: Set<Part> = [], denies: Parts.Denies = .none, withholds: Bool = false
    ) -> Parts {
        Parts(
            limits: limits, hidden: hidden, confidential: .none, denies: denies,
            withholdsAddress: withholds || limits != nil)
    }

    /// Who decides in Ida's stead.
    private static func standIn(_ kind: Ground.Kind, until: Int64?, hidden: Set<Part> = []) -> Opening {
        Opening(
            parts: relative(nil, hidden: hidden, denies: .blocks), ground: Ground(kind, on: "Consent/c"),
            mayBeHidden: !hidden.isEmpty, standIn: StandIn(until: until))
    }

    private static func proxy(_ situation: String, _ parts: [Part]) -> Look {
        opens(
            "relative", situation,
            "only these, the name, oneself and what was agreed", as: eva,
            facts([], [consent(.proxy, ["RelatedPerson/eva"], parts)]),
            Opening(
                parts: relative(frame.union(parts).union([.instance(type: "Patient", id: "ida")])),
                ground: Ground(.proxy, on: "Consent/c")))
    }

    private static let relatives: [Look] = [
        opens(
            "relative", "a proxy for the whole record", "all but what is marked as confidential or blocked", as: eva,
            facts([], [consent(.proxy, ["RelatedPerson/eva"])]),
            Opening(parts: relative(nil), ground: Ground(.proxy, on: "Consent/c"))),
        proxy("a proxy for appointments only", [.kind("Appointment")]),
        proxy("a proxy for messages only", [.kind("Communication")]),
        proxy("a proxy for one course", [.course("x")]),
        opens(
            "relative", "a proxy for appointments only, beside another that is over", "the same; not what is over",
            as: eva,
            facts(
                [],
                [
                    consent(.proxy, ["RelatedPerson/eva"], [.kind("Appointment")]),
                    Provision(
                        patient: "ida", consent: "over", kind: .custody, actors: ["RelatedPerson/eva"], until: now),
                ]),
            Opening(
                parts: relative(
                    frame.union([.kind("Appointment"), .instance(type: "Patient", id: "ida")])),
                ground: Ground(.proxy, on: "Consent/c"))),
        opens(
            "relative", "a proxy, and a protected address", "the same, without the address", as: eva,
            facts([], [consent(.proxy, ["RelatedPerson/eva"])], isProtected: true),
            Opening(parts: relative(nil, withholds: true), ground: Ground(.proxy, on: "Consent/c"))),
        opens(
            "relative", "a proxy that is only proposed", "the proposal and oneself", as: eva,
            facts([], [consent(.proxy, ["RelatedPerson/eva"], isProposed: true)]),
            Opening(parts: relative(frame), ground: Ground(.proxy, on: "Consent/c"))),
        refused(
            "relative", "a proxy that has ended", "not that there is anybody", as: eva, .unknown,
            facts([], [consent(.proxy, ["RelatedPerson/eva"], until: now)])),
        refused(
            "relative", "another's proxy", "not that there is anybody", as: eva, .unknown,
            facts([], [consent(.proxy, ["RelatedPerson/liv"])])),
        opens(
            "parent", "custody, before the 15th birthday", "all but what is marked as confidential or filtered",
            as: eva, facts([], [consent(.custody, ["RelatedPerson/eva"])], comesOfAge: now + 1),
            standIn(.custody, until: now + 1)),
        opens(
            "parent, guardian", "a block from professionals", "the record, and the block", as: eva,
            facts(
                [], [consent(.custody, ["RelatedPerson/eva"]), consent(.block, [], [.course("x")])],
                comesOfAge: now + 1),
            standIn(.custody, until: now + 1)),
        refused(
            "parent", "custody, from the 15th birthday, whatever the Consent says", "not that there is anybody",
            as: eva, .unknown, facts([], [consent(.custody, ["RelatedPerson/eva"])], comesOfAge: now)),
        refused(
            "parent", "custody of one whose birthday nobody knows", "not that there is anybody", as: eva, .unknown,
            facts([], [consent(.custody, ["RelatedPerson/eva"])])),
        opens(
            "parent", "a part filtered by a professional", "the rest", as: eva,
            facts(
                [],
                [
                    consent(.custody, ["RelatedPerson/eva"]), consent(.block, ["RelatedPerson/eva"], [.course("x")]),
                ], comesOfAge: now + 1),
            standIn(.custody, until: now + 1, hidden: [.course("x")])),
        opens(
            "relative", "a proxy, where a part is filtered from a parent or guardian", "the rest", as: eva,
            facts(
                [],
                [
                    consent(.proxy, ["RelatedPerson/eva"]), consent(.custody, ["RelatedPerson/liv"]),
                    consent(.block, ["RelatedPerson/liv"], [.course("x")]),
                ], comesOfAge: now + 1),
            Opening(
                parts: relative(nil, hidden: [.course("x")]), ground: Ground(.proxy, on: "Consent/c"),
                mayBeHidden: true)),
        opens(
            "guardian", "a guardianship", "all but what is marked as confidential or filtered", as: eva,
            facts([], [consent(.guardianship, ["RelatedPerson/eva"])]), standIn(.guardianship, until: nil)),
        opens(
            "relative", "a block from professionals", "the same as without; not the block", as: eva,
            facts([], [consent(.proxy, ["RelatedPerson/eva"]), consent(.block, [], [.course("x")])]),
            Opening(parts: relative(nil), ground: Ground(.proxy, on: "Consent/c"))),
    ]
}
