import Access
import FHIR
import Record

/// Who may do what with the coordinators' cases: nobody stays on the list without a next step, and nobody leaves it
/// without a reason.
enum CaseRules {
    static let rule = WriteRule(name: "case list", types: ["Task"], holdsAlways: true) { violation($0) }

    /// Days that a next step may lie ahead: longer is no next step. Local.
    private static let longest: Int64 = 90 * 86_400_000

    static func violation(_ change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: CoordinationCase.isOne)
        guard isOne else { return nil }
        if case .operator = change.caller.role, !change.isConsequence { return nil }
        guard let json = change.after else { return "Task: it is not deleted; take it off the list with a reason" }
        guard CoordinationCase.isOne(json) else { return "Task.code: its kind does not change" }
        let after: CoordinationCase
        do {
            after = try CoordinationCase(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient, change.id == CoordinationCase.id(of: after.patient) else {
            return "Task.id: there is one case for each citizen, and its id is made from the citizen's"
        }
        if after.status == .followed, after.step == nil {
            return "Task.extension(next-step): what is next, and by when"
        }
        if after.status == .over, !CoordinationSystems.isText(after.reason) { return "Task.statusReason.text: why" }
        if change.isConsequence { return nil }
        if case .system = change.caller.role { return nil }
        let before = change.before.flatMap { CoordinationCase($0) }
        guard change.caller.selves.contains((before ?? after).owner.reference) else {
            return "Task: this step is not this caller's to take"
        }
        return step(from: before, to: after, change)
    }

    private static func step(
        from before: CoordinationCase?, to after: CoordinationCase, _ change: ProposedChange
    ) -> String? {
        guard let before else {
            return after.status == .waiting && after.notes.isEmpty && after.told == nil ? nil : "Task.status: requested"
        }
        guard before.told == after.told else { return "Task.extension: clocks tell of deadlines" }
        guard after.notes.prefix(before.notes.count) == before.notes[...],
            after.notes.dropFirst(before.notes.count).allSatisfy({ $0.by == change.caller.identity })
        else { return "Task.note: what was noted stays, and is the caller's" }
        switch (before.status, after.status) {
        case (.waiting, .waiting), (.over, .waiting): return nil
        case (.over, _): return after == before ? nil : "Task.status: it is off the list"
        case (_, .over): return nil
        case (.followed, .waiting): return "Task.status: nobody stays on the list without a next step"
        case (_, .followed):
            if before.step == after.step { return before.status == .followed ? nil : "Task.extension: a new next step" }
            let end = after.step?.ends ?? 0
            return end > change.instant && end - change.instant <= longest
                ? nil : "Task.extension(next-step).by: a day to come, within 90 days"
        }
    }
}

/// When somebody has been on the list too long without a next step, the unit's leader is told; when the day of a next step
/// has passed, there is none any more, and the case stands first on the list.
enum CaseClock {
    static let clock = Clock(name: "coordination-case", types: ["Task"]) { json in
        guard let found = CoordinationCase(json) else { return [] }
        switch found.status {
        case .waiting: return found.isTold ? [] : [ClockTime(found.stepBy, owner: found.owner.reference)]
        case .followed: return found.step?.ends.map { [ClockTime($0, owner: found.owner.reference)] } ?? []
        case .over: return []
        }
    } strike: { struck in
        guard var found = CoordinationCase(struck.resource) else { return [] }
        let unit = found.owner.reference
        let leader = UnitLimits(of: unit, try struck.bystanders.read(unit)).leader
        if found.status == .followed {
            found.status = .waiting
            found.stepBy = struck.instant + CoordinationLimits.standard.nextStep
            return [try found.json(leader: leader)]
        }
        found.told = struck.instant
        return [try found.json(leader: leader)]
    }
}

/// Draws the list as things happen: when a contact, a pathway, a handover or a failure is written, the citizen's risk is
/// counted anew, in the same transaction.
enum CaseDrawing {
    static let consequence = Consequence(name: "case list", types: ["Encounter", "EpisodeOfCare", "Task"]) {
        change, bystanders in
        // Operators move records as they are: what was drawn is moved too.
        if case .operator = change.caller.role { return [] }
        guard let patient = change.patient, concerns(change) else { return [] }
        let facts = CaseFacts(
            patient: patient, instant: change.instant, find: { try bystanders.find($0) },
            read: { try bystanders.read($0) })
        let current = try bystanders.read("Task/" + CoordinationCase.id(of: patient))
        return try drawn(patient, facts, over: current, at: change.instant).map { [$0] } ?? []
    }

    private static func concerns(_ change: ProposedChange) -> Bool {
        guard change.type == "Task" else { return change.before == nil || change.after == nil }
        guard let task = change.after ?? change.before else { return false }
        return CoordinationFailure.isOne(task) && change.before == nil
            || task["code"]?.hasCoding(CoordinationSystems.taskKind, "handover") == true
    }

    /// The case as it is to be by these facts; nil where nothing changes.
    static func drawn(
        _ patient: String, _ facts: CaseFacts, over current: JSONValue?, at instant: Int64,
        _ weights: CaseWeights = .standard
    ) throws -> JSONValue? {
        let (found, unit) = try facts.gathered()
        let risk = weights.risk(found)
        let stepBy = instant + CoordinationLimits.standard.nextStep
        if var before = current.flatMap({ CoordinationCase($0) }) {
            if before.isOpen {
                guard before.risk != risk else { return nil }
                before.risk = risk
                let leader = current?.extensionElements(CoordinationSystems.escalation).compactMap {
                    TaskEscalation($0)
                }
                return try before.json(leader: leader?.last?.to)
            }
            // Off the list: back on it when it has become worse than when it was taken off.
            guard risk.points >= weights.limit, risk.points > before.risk.points else { return nil }
            (before.risk, before.status, before.stepBy, before.drawn) = (risk, .waiting, stepBy, instant)
            (before.step, before.reason) = (nil, nil)
            return try before.json()
        }
        guard risk.points >= weights.limit, let unit else { return nil }
        return try CoordinationCase(
            id: CoordinationCase.id(of: patient), patient: patient, owner: unit, risk: risk, drawn: instant,
            stepBy: stepBy
        ).json()
    }
}
