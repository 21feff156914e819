import Access
import FHIR
import Record

/// What comes with a step on the way home, in the transaction that takes it: the package with a discharge, the end of the
/// stay and the offer to the general practitioner with its completion, the takeover with the letter's receipt.
enum TransitionConsequences {
    static let all = [once, pathway, package, completion, receipt]

    /// A stay has one discharge at a time: who presses twice, or at the same time as a colleague, begins it once.
    private static let once = Consequence(name: "one discharge", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), change.before == nil, let discharge = change.after.flatMap(Discharge.init),
            discharge.stage == .preparing
        else { return [] }
        let others = SearchQuery(
            "Task",
            [
                SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.discharge.rawValue)),
                SearchClause("status", .token(.any, code: Discharge.Stage.preparing.rawValue)),
            ], compartment: change.patient)
        let isBegun = try bystanders.find(others).compactMap(Discharge.init)
            .contains { $0.id != discharge.id && $0.encounter == discharge.encounter }
        if isBegun { throw RecordError.conflict("the discharge from this stay has begun") }
        return []
    }

    /// A stay that belongs to no pathway is given one, so that there is something for the general practitioner to take over.
    private static let pathway = Consequence(name: "discharge pathway", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), let discharge = change.after.flatMap(Discharge.init),
            discharge.stage != .cancelled, change.before.flatMap(Discharge.init)?.stage != .completed,
            let stay = try stay(of: discharge, bystanders), stay.isOpen
        else { return [] }
        return try StayPathway.found(for: stay, bystanders).1
    }

    private static func stay(of discharge: Discharge, _ bystanders: Bystanders) throws -> HospitalStay? {
        try bystanders.read(discharge.encounter).flatMap(HospitalStay.init)
    }

    /// Beginning a discharge makes its parts; changing what is known makes more, or withdraws what is not needed.
    private static let package = Consequence(name: "discharge package", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), let discharge = change.after.flatMap(Discharge.init),
            discharge.stage != .completed
        else { return [] }
        var written: [JSONValue] = []
        for part in DischargePart.allCases {
            let current = try bystanders.read("Task", part.task(of: discharge.id)).flatMap(DischargePartTask.init)
            let isNeeded = discharge.stage == .preparing && discharge.parts.contains(part)
            if let json = try TransitionTasks(discharge, at: change.instant).part(part, isNeeded: isNeeded, current) {
                written.append(json)
            }
        }
        if discharge.stage == .preparing, discharge.facts.needsNursing, discharge.facts.nursing != nil,
            try bystanders.read("ServiceRequest", discharge.nursingReferral) == nil
        {
            written.append(try TransitionTasks(discharge, at: change.instant).nursingReferral())
        }
        return written
    }

    /// The patient has gone home: the stay ends, the department answers for so long as the rule says, and the general
    /// practitioner is offered the pathway from then on.
    private static let completion = Consequence(name: "discharge", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), let discharge = change.after.flatMap(Discharge.init),
            discharge.stage == .completed, let discharged = discharge.discharged,
            change.before.flatMap(Discharge.init)?.stage != .completed
        else { return [] }
        var written: [JSONValue] = []
        let encounter = try bystanders.read(discharge.encounter)
        if let encounter, encounter["status"]?.string != "finished" {
            written.append(
                try TransitionTasks.finished(
                    encounter, at: discharged, isMoved: discharge.facts.destination == .anotherHospital))
        }
        let reference = encounter.flatMap { Encounter($0)?.episodesOfCare.first?.target }
        guard let pathway = try bystanders.read(reference).flatMap({ Responsibility($0) }), pathway.isOpen else {
            return written
        }
        if let end = discharge.coverage?.end {
            written.append(
                try pathway.opened().extended(by: .init(discharge.department), from: discharged, until: end).json)
        }
        if let clinic = try heir(of: pathway, discharge, bystanders) {
            written.append(
                try TransitionTasks(discharge, at: change.instant)
                    .takeover(of: pathway.reference, by: clinic, after: discharged))
        }
        return written
    }

    /// The clinic that is to take over: none where the pathway is not the department's to give, has been promised to
    /// somebody else, or the clinic is not at work in this record.
    private static func heir(
        of pathway: Responsibility, _ discharge: Discharge, _ bystanders: Bystanders
    ) throws -> String? {
        guard let clinic = discharge.facts.clinic, clinic != discharge.department,
            pathway.unit?.holder.reference == discharge.department,
            let organization = try bystanders.read(clinic).flatMap({ Organization($0) }), organization.active != false,
            try bystanders.read("Task", discharge.takeoverTask) == nil
        else { return nil }
        let isPromised = try HandoverConsequences.pending(of: pathway.reference, bystanders)
            .contains { $0.state == .accepted }
        return isPromised ? nil : clinic
    }

    /// The letter has reached the clinic: where the department no longer answers, the clinic takes over now.
    private static let receipt = Consequence(name: "letter received", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), let part = change.after.flatMap(DischargePartTask.init),
            part.part == .dischargeLetter, part.progress == .received,
            change.before.flatMap(DischargePartTask.init)?.progress != .received
        else { return [] }
        guard let task = try bystanders.read("Task", part.discharge + ".takeover"),
            let takeover = DischargeTakeover(task), takeover.isOpen, takeover.from <= change.instant
        else { return [] }
        return [try takeover.accepted()]
    }

    /// Operators move records as they are: what came with a step is moved too.
    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { true } else { false }
    }
}
