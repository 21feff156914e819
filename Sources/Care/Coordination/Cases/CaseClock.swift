import FHIR
import Record

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
        let limits = try UnitLimits.find(unit, struck.bystanders, at: struck.instant)
        if found.status == .followed {
            found.status = .waiting
            found.stepBy = struck.instant + limits[.nextStepWithin]
            return [try found.json(leader: limits.leader)]
        }
        found.told = struck.instant
        return [try found.json(leader: limits.leader)]
    }
}
