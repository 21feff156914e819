extension DecisionTable {
    /// Who writes what in Ida's compartment.
    package static let changes: [Change] = [
        citizensChanges, relativesChanges, professionalsChanges,
    ].flatMap { $0 }

    private static func change(
        _ who: String, _ text: String, _ isPermitted: Bool, as caller: Caller, _ after: Draft?,
        over before: Draft? = nil,
        _ facts: Facts = facts()
    ) -> Change {
        Change(
            who: who, change: text, isPermitted: isPermitted, caller: caller, after: after, before: before,
            facts: facts)
    }

    private static func draft(_ type: String, from author: String? = nil, isConfidential: Bool = false) -> Draft {
        Draft(type: type, id: "x", authors: author.map { [$0] } ?? [], isConfidential: isConfidential)
    }

    private static func draft(_ provision: Provision, status: String = "active") -> Draft {
        Draft(type: "Consent", id: "c", provision: provision, status: status)
    }

    private static let proxy = consent(.proxy, ["RelatedPerson/eva"])

    private static let citizensChanges: [Change] = [
        change("citizen", "a proxy for a relative", true, as: ida, draft(proxy, status: "proposed")),
        change("citizen", "a block", true, as: ida, draft(consent(.block, []))),
        change(
            "citizen", "the end of a block", true, as: ida, draft(consent(.block, []), status: "inactive"),
            over: draft(consent(.block, []))),
        change(
            "citizen before the 15th birthday", "a proxy for a relative", false, as: ida,
            draft(proxy, status: "proposed"), facts(comesOfAge: now + 1)),
        change(
            "citizen before the 15th birthday", "a block, or its end", false, as: ida, draft(consent(.block, [])),
            facts(comesOfAge: now + 1)),
        change(
            "citizen from the 15th birthday", "a block", true, as: ida, draft(consent(.block, [])),
            facts(comesOfAge: now)),
        change("citizen", "custody or guardianship", false, as: ida, draft(consent(.custody, ["RelatedPerson/eva"]))),
        change("citizen", "a reason or an emergency", false, as: ida, draft(consent(.emergency, ["Practitioner/p"]))),
        change(
            "citizen", "over what a professional has filtered", false, as: ida,
            draft(consent(.block, ["RelatedPerson/eva"])), over: draft(consent(.block, ["RelatedPerson/eva"]))),
        change("citizen", "the deletion of a Consent", false, as: ida, nil, over: draft(proxy)),
        change("citizen", "a Consent that is not understood", false, as: ida, Draft(type: "Consent", id: "c")),
        change("citizen", "a message from oneself", true, as: ida, draft("Communication", from: "Patient/ida")),
        change(
            "citizen", "a questionnaire's answers", true, as: ida, draft("QuestionnaireResponse", from: "Patient/ida")),
        change("citizen", "a measurement by oneself", true, as: ida, draft("Observation", from: "Patient/ida")),
        change(
            "citizen", "a measurement in another's name", false, as: ida, draft("Observation", from: "Practitioner/p")),
        change("citizen", "a measurement by nobody", false, as: ida, draft("Observation")),
        change(
            "citizen", "over another's measurement", false, as: ida, draft("Observation", from: "Patient/ida"),
            over: draft("Observation", from: "Practitioner/p")),
        change(
            "citizen", "anything marked as confidential", false, as: ida,
            draft("Observation", from: "Patient/ida", isConfidential: true)),
        change("citizen", "anything else", false, as: ida, draft("Condition", from: "Patient/ida")),
    ]

    private static let acting = facts([], [consent(.proxy, ["RelatedPerson/eva"], mayAct: true)])
    private static let looking = facts([], [proxy])
    private static let parent = facts(
        [], [consent(.custody, ["RelatedPerson/eva"], mayAct: true)], comesOfAge: now + 2 * day)
    private static let guardian = facts([], [consent(.guardianship, ["RelatedPerson/eva"], mayAct: true)])

    private static func proxyForLiv(until: Int64) -> Draft {
        draft(consent(.proxy, ["RelatedPerson/liv"], until: until), status: "proposed")
    }

    private static let relativesChanges: [Change] = [
        change("relative", "yes to a proposal", true, as: eva, draft(proxy), over: draft(proxy, status: "proposed")),
        change(
            "relative", "no to a proposal", true, as: eva, draft(proxy, status: "rejected"),
            over: draft(proxy, status: "proposed")),
        change("relative", "the end of a proxy", true, as: eva, draft(proxy, status: "inactive"), over: draft(proxy)),
        change(
            "relative", "yes to what has been withdrawn", false, as: eva, draft(proxy),
            over: draft(proxy, status: "inactive")),
        change(
            "relative", "more than was proposed", false, as: eva, draft(proxy),
            over: draft(consent(.proxy, ["RelatedPerson/eva"], [.kind("Appointment")]), status: "proposed")),
        change("relative", "a proxy for oneself", false, as: eva, draft(proxy), acting),
        change(
            "relative who may act", "a message, an answer, a measurement", true, as: eva,
            draft("Communication", from: "RelatedPerson/eva"), acting),
        change(
            "relative who may only read", "a message", false, as: eva,
            draft("Communication", from: "RelatedPerson/eva"), looking),
        change(
            "relative who may act on appointments", "a message", false, as: eva,
            draft("Communication", from: "RelatedPerson/eva"),
            facts([], [consent(.proxy, ["RelatedPerson/eva"], [.kind("Appointment")], mayAct: true)])),
        change(
            "relative who may act", "anything else", false, as: eva, draft("Condition", from: "RelatedPerson/eva"),
            acting),
        change("relative who may act", "a block", false, as: eva, draft(consent(.block, [])), acting),
        change("parent, guardian", "a block from professionals", true, as: eva, draft(consent(.block, [])), parent),
        change(
            "parent, guardian", "the end of a block from professionals", true, as: eva,
            draft(consent(.block, []), status: "inactive"), over: draft(consent(.block, [])), parent),
        change(
            "parent", "a proxy for another that ends before the child's 15th birthday", true, as: eva,
            proxyForLiv(until: now + 2 * day), parent),
        change(
            "parent", "a proxy for another that goes on after it", false, as: eva,
            proxyForLiv(until: now + 2 * day + 1), parent),
        change(
            "guardian", "a proxy for another, for any time", true, as: eva, proxyForLiv(until: now + 5000 * day),
            guardian),
        change("parent, guardian", "a proxy for oneself", false, as: eva, draft(proxy), parent),
    ]

    private static let signedBlock = Draft(
        type: "Consent", id: "c", provision: consent(.block, []), status: "active", isSigned: true)
    private static let endedBlock = Draft(
        type: "Consent", id: "c", provision: consent(.block, []), status: "inactive", isEndedByPaper: true)

    private static let related = facts([relation(.contact, "Encounter/x")])

    private static let professionalsChanges: [Change] = [
        change(
            "professional who sees the record", "what is seen, and new", true, as: doctor, draft("Condition"), related),
        change("professional without access", "anything", false, as: doctor, draft("Condition")),
        change(
            "professional who sees the record", "a proxy from a signed paper, custody, guardianship", true, as: doctor,
            draft(proxy), related),
        change(
            "professional who sees the record", "what parents shall not see", true, as: doctor,
            draft(consent(.block, ["RelatedPerson/eva"], [.course("x")])), related),
        change(
            "professional who sees the record", "a block from a signed paper", true, as: doctor, signedBlock, related),
        change("professional without access", "a block from a signed paper", false, as: doctor, signedBlock),
        change(
            "professional who sees the record", "the end, by a signed paper, of a block from one", true, as: doctor,
            endedBlock, over: signedBlock, related),
        change(
            "professional who sees the record", "the end, by a signed paper, of a block that the citizen made", false,
            as: doctor, endedBlock, over: draft(consent(.block, [])), related),
        change("professional", "a block from professionals", false, as: doctor, draft(consent(.block, [])), related),
        change(
            "professional", "the end of a citizen's block", false, as: doctor,
            draft(consent(.block, []), status: "inactive"), over: draft(consent(.block, [])), related),
        change(
            "professional", "a reason of one's own", true, as: doctor,
            draft(consent(.statedReason, ["PractitionerRole/role"]))),
        change(
            "professional", "a reason for another", false, as: doctor,
            draft(consent(.statedReason, ["PractitionerRole/other"]))),
        change(
            "doctor, nurse, therapist", "an emergency of one's own", true, as: doctor,
            draft(consent(.emergency, ["PractitionerRole/role"]))),
        change(
            "secretary, clinic staff, coordinator", "an emergency", false, as: secretary,
            draft(consent(.emergency, ["PractitionerRole/role"]))),
    ]
}
