import Access
import FHIR
import Record

/// What comes with a handover's steps, whichever way they came, in the same transaction: an offer is held against what
/// it is about, an acceptance ends its rivals and moves responsibility.
enum HandoverConsequences {
    static let all = [offered, accepted, moved, answered]

    /// An offer must be the responsible unit's, of a pathway under way; it is given a day to be answered by.
    private static let offered = consequence("handover-offered") { change, handover, bystanders in
        guard change.before == nil, handover.state == .offered else { return [] }
        let pathway = try pathway(of: handover, bystanders)
        guard pathway.patient == handover.patient else {
            throw RecordError.invalid("handover: Task.for: the Patient of the pathway")
        }
        guard pathway.isOpen else { throw RecordError.invalid("handover: Task.focus: a pathway that is under way") }
        try requireGiver(of: handover, pathway)
        let unit = try receivingUnit(of: handover, bystanders)
        if handover.receiver?.reference == pathway.unit?.holder.reference {
            throw RecordError.invalid("handover: Task.owner: somebody else than who has it")
        }
        if try others(than: handover, bystanders).contains(where: { $0.state == .accepted }) {
            throw RecordError.conflict("this pathway has been promised to somebody from a later instant")
        }
        guard handover.answerBy == nil else { return [] }
        let limits = try UnitLimits.find(unit.reference, bystanders, at: change.instant)
        return [try handover.answered(by: change.instant + limits[.answerWithin])]
    }

    /// The first who accepts has it; other offers of the pathway are withdrawn. It moves now, or on the day agreed.
    private static let accepted = consequence("handover-accepted") { change, handover, bystanders in
        guard let before = change.before.flatMap({ Handover($0) }), before.state.isOpen, handover.state == .accepted
        else { return [] }
        let pathway = try pathway(of: handover, bystanders)
        guard pathway.isOpen else { throw RecordError.conflict("the pathway is over") }
        try requireGiver(of: handover, pathway)
        var written = try others(than: handover, bystanders).filter(\.state.isOpen).map {
            try $0.with(.withdrawn, because: "En anden har overtaget forløbet.", at: change.instant)
        }
        if handover.from ?? .min <= change.instant { written.append(try handover.moved(at: change.instant)) }
        return written
    }

    /// Responsibility moves when the Task says so, which only the record itself can write.
    private static let moved = consequence("handover-moved") { change, handover, bystanders in
        guard let before = change.before.flatMap({ Handover($0) }), before.moved == nil, let instant = handover.moved,
            handover.state == .accepted
        else { return [] }
        let pathway = try pathway(of: handover, bystanders)
        guard pathway.isOpen else { return [] }
        let unit = try receivingUnit(of: handover, bystanders)
        let isClinician = handover.receiver?.reference.hasPrefix("PractitionerRole/") ?? false
        let clinician = isClinician ? handover.receiver : nil
        if unit.reference == pathway.unit?.holder.reference {
            guard let clinician else { return [] }
            return [
                try pathway.clinicianNamed(clinician, at: instant, because: .handover(handover.reference)).json
            ]
        }
        let limits = try UnitLimits.find(unit.reference, bystanders, at: change.instant)
        return [
            try pathway.moved(
                to: unit, at: instant, because: .handover(handover.reference), clinician: clinician,
                nameClinicianBy: instant + limits[.nameClinicianWithin]
            ).json
        ]
    }

    /// An answer closes what a leader and a duty holder were asked to see to.
    private static let answered = consequence("handover-answered") { change, handover, bystanders in
        guard let before = change.before.flatMap({ Handover($0) }), before.state.isOpen, !handover.state.isOpen,
            !before.escalations.isEmpty
        else { return [] }
        return try ResponsibilityTask.open(about: handover.reference, bystanders).map {
            try ResponsibilityTask.done($0, at: change.instant)
        }
    }

    private static func consequence(
        _ name: String, _ resources: @escaping @Sendable (ProposedChange, Handover, Bystanders) throws -> [JSONValue]
    ) -> Consequence {
        Consequence(name: name, types: ["Task"]) { change, bystanders in
            // Operators move records as they are.
            if case .operator = change.caller.role, !change.isConsequence { return [] }
            guard let handover = change.after.flatMap({ Handover($0) }) else { return [] }
            return try resources(change, handover, bystanders)
        }
    }

    private static func pathway(of handover: Handover, _ bystanders: Bystanders) throws -> Responsibility {
        guard let json = try bystanders.read(handover.pathway), let pathway = Responsibility(json) else {
            throw RecordError.invalid("handover: Task.focus: a pathway of this record")
        }
        return pathway
    }

    private static func requireGiver(of handover: Handover, _ pathway: Responsibility) throws(RecordError) {
        guard let unit = pathway.unit?.holder.reference, unit == handover.givingUnit?.reference else {
            throw .conflict("the giver is not responsible for this pathway")
        }
    }

    /// The unit that is to have it.
    private static func receivingUnit(
        of handover: Handover, _ bystanders: Bystanders
    ) throws -> ResponsibilityPeriod.Holder {
        guard var unit = handover.receiver else { throw RecordError.invalid("handover: Task.owner: who takes over") }
        if unit.reference.hasPrefix("PractitionerRole/") {
            let role = try bystanders.read(unit.reference).flatMap { PractitionerRole($0) }
            guard let role, role.active != false, let own = ResponsibilityPeriod.Holder(role.organization) else {
                throw RecordError.invalid("handover: Task.owner: a PractitionerRole at work, with its Organization")
            }
            unit = own
        }
        let organization = try bystanders.read(unit.reference)
        guard let organization, Organization(organization)?.active != false else {
            throw RecordError.invalid("handover: Task.owner: an Organization of this record that is active")
        }
        unit.display = unit.display ?? Organization(organization)?.name
        return unit
    }

    /// Other handovers of the same pathway that are open, or accepted and still to come.
    static func others(than handover: Handover, _ bystanders: Bystanders) throws -> [Handover] {
        guard let pathway = handover.pathway else { return [] }
        return try pending(of: pathway, bystanders).filter { $0.reference != handover.reference }
    }

    /// The handovers of a pathway that are open, or accepted and still to come.
    static func pending(of pathway: String, _ bystanders: Bystanders) throws -> [Handover] {
        guard let id = Reference.id(of: "EpisodeOfCare", in: pathway) else { return [] }
        let statuses: [Handover.State] = [.offered, .seen, .accepted]
        let query = SearchQuery(
            "Task",
            [
                SearchClause("focus", .reference(type: "EpisodeOfCare", id: id)),
                SearchClause("status", statuses.map { .token(.any, code: $0.rawValue) }),
            ], limit: mostPending)
        return try bystanders.find(query).compactMap { Handover($0) }.filter { $0.state.isOpen || $0.moved == nil }
    }

    /// More than anybody offers one pathway; accepted ones of the past are among those that a search finds.
    private static let mostPending = 1000
}
