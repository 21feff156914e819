import FHIR
import Record

/// The deadlines of responsibility: what nobody does in time is brought to one who must.
enum ResponsibilityClocks {
    static let all = [unanswered, promised, unnamed, ending, ClinicianLeft.clock]

    /// A handover that is not answered: a reminder, then the unit's leader, then who has the duty.
    private static let unanswered = Clock(
        name: "handover-unanswered", types: ["Task"],
        due: { json in
            guard let handover = Handover(json), handover.state.isOpen else { return [] }
            let owner = handover.receiver?.reference
            guard let last = handover.escalations.last else {
                return handover.answerBy.map { [ClockTime($0, owner: owner)] } ?? []
            }
            return last.next.map { [ClockTime($0, owner: owner)] } ?? []
        },
        strike: { struck in
            guard let handover = Handover(struck.resource), let receiver = handover.receiver else { return [] }
            let limits = try unitLimits(of: receiver.reference, struck)
            var escalation = Escalation.next(after: handover.escalations, of: limits, at: struck.instant)
            // Somebody who was asked by name is reminded by name.
            if escalation.step == .reminder { escalation.to = receiver.reference }
            var written = [try handover.escalated(escalation)]
            if escalation.step != .reminder {
                written.append(
                    try task(
                        .unansweredHandover, handover.reference, handover.patient, escalation.to,
                        "Et forløb er tilbudt, og ingen har svaret i tide.", struck))
            }
            return written
        })

    /// A handover that was accepted from a later instant.
    private static let promised = Clock(
        name: "handover-promised", types: ["Task"],
        due: { json in
            guard let handover = Handover(json), handover.state == .accepted, handover.moved == nil,
                let from = handover.from
            else { return [] }
            return [ClockTime(from, owner: handover.receiver?.reference)]
        },
        strike: { struck in
            guard let handover = Handover(struck.resource) else { return [] }
            return [try handover.moved(at: struck.instant)]
        })

    /// A pathway for which no clinician is named.
    private static let unnamed = Clock(
        name: "clinician-unnamed", types: ["EpisodeOfCare"],
        due: { json in
            guard let pathway = Responsibility(json), pathway.isOpen, pathway.clinician == nil,
                let by = pathway.nameClinicianBy
            else { return [] }
            let owner = pathway.unit?.holder.reference
            guard let last = pathway.escalations.last else { return [ClockTime(by, owner: owner)] }
            return last.next.map { [ClockTime($0, owner: owner)] } ?? []
        },
        strike: { struck in
            guard let pathway = Responsibility(struck.resource), let unit = pathway.unit?.holder.reference else {
                return []
            }
            let limits = try UnitLimits.find(unit, struck.bystanders, at: struck.instant)
            let escalation = Escalation.next(after: pathway.escalations, of: limits, at: struck.instant)
            return [
                try pathway.escalated(escalation).json,
                try task(
                    .nameClinician, pathway.reference, pathway.patient, escalation.to,
                    "Forløbet har ingen ansvarlig kliniker.", struck),
            ]
        })

    /// A pathway that is planned to end, while nobody has been offered it: the unit is told, and at the end its leader.
    private static let ending = Clock(
        name: "pathway-ending", types: ["EpisodeOfCare"],
        due: { json in
            guard let pathway = Responsibility(json), pathway.isOpen, let by = pathway.nextBy else { return [] }
            return [ClockTime(by, owner: pathway.unit?.holder.reference)]
        },
        strike: { struck in
            guard let pathway = Responsibility(struck.resource), let unit = pathway.unit?.holder.reference else {
                return []
            }
            let end = pathway.end ?? struck.instant
            let isOver = end <= struck.due
            var written = [try pathway.nextPlanned(by: isOver ? nil : max(end, struck.due + 1)).json]
            guard try HandoverConsequences.pending(of: pathway.reference, struck.bystanders).isEmpty else {
                return written
            }
            let limits = try UnitLimits.find(unit, struck.bystanders, at: struck.instant)
            written.append(
                try task(
                    .pathwayEnding, pathway.reference, pathway.patient, isOver ? limits.leader : unit,
                    isOver
                        ? "Forløbet skulle være slut, og ingen er den næste."
                        : "Forløbet slutter snart, og ingen er den næste.", struck))
            return written
        })

    private static func unitLimits(of receiver: String, _ struck: StruckClock) throws -> UnitLimits {
        var unit = receiver
        if receiver.hasPrefix("PractitionerRole/"), let role = try struck.bystanders.read(receiver) {
            unit = PractitionerRole(role)?.organization?.target ?? receiver
        }
        return try UnitLimits.find(unit, struck.bystanders, at: struck.instant)
    }

    private static func task(
        _ kind: TaskKind, _ about: String, _ patient: String?, _ owner: String, _ text: String, _ struck: StruckClock
    ) throws -> JSONValue {
        try ResponsibilityTask(
            kind: kind, about: about, patient: patient ?? "", owner: owner, written: struck.instant, text: text
        ).json(id: struck.bystanders.newIdentifier())
    }
}
