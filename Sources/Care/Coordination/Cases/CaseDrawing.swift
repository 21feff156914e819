import Access
import FHIR
import Record

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
        if var before = current.flatMap({ CoordinationCase($0) }) {
            if before.isOpen {
                guard before.risk != risk else { return nil }
                before.risk = risk
                return try before.json(leader: current.flatMap { Escalation.all(of: $0).last?.to })
            }
            // Off the list: back on it when it has become worse than when it was taken off.
            guard risk.points >= weights.limit, risk.points > before.risk.points else { return nil }
            (before.risk, before.status, before.drawn) = (risk, .waiting, instant)
            before.stepBy = try stepBy(before.owner, facts, from: instant)
            (before.step, before.reason) = (nil, nil)
            return try before.json()
        }
        guard risk.points >= weights.limit, let unit else { return nil }
        return try CoordinationCase(
            id: CoordinationCase.id(of: patient), patient: patient, owner: unit, risk: risk, drawn: instant,
            stepBy: try stepBy(unit, facts, from: instant)
        ).json()
    }

    private static func stepBy(_ unit: TaskParty, _ facts: CaseFacts, from instant: Int64) throws -> Int64 {
        let limits = try UnitLimits.find(unit.reference, find: facts.find, read: facts.read, at: instant)
        return instant + limits[.nextStepWithin]
    }
}
