import FHIR
import Record

/// When nobody has looked into a failure in time, the unit's leader is told; when the day of the follow-up has come, the
/// case stands first on the unit's list again.
enum FailureClock {
    static let clock = Clock(name: "coordination-failure", types: ["Task"]) { json in
        guard let failure = CoordinationFailure(json), let next = failure.next else { return [] }
        switch failure.status {
        case .reported where failure.told == nil, .changed:
            return [ClockTime(next, owner: failure.owner.reference)]
        default: return []
        }
    } strike: { struck in
        guard var failure = CoordinationFailure(struck.resource) else { return [] }
        if failure.status == .changed {
            failure.status = .followUp
            return [try failure.json(over: struck.resource, at: struck.instant)]
        }
        let unit = failure.owner.reference
        let leader = try UnitLimits.find(unit, struck.bystanders, at: struck.instant).leader
        let told = Escalation(step: .leader, because: .undone, at: struck.instant, to: leader)
        return [try told.added(to: struck.resource)]
    }
}
