package import Access

extension MonitoringDesk {
    /// Whether somebody may set limits for one citizen: what pages offer, and the door decides.
    package static func maySetLimits(_ caller: Caller) -> Bool {
        guard case .professional(let profession) = caller.role else { return false }
        return PlanRules.limitSetters.contains(profession)
    }

    /// Whether somebody may move the plans of the own unit to another version: those who treat. What pages offer, and the door
    /// decides.
    package static func mayMovePlans(_ caller: Caller) -> Bool {
        guard case .professional(let profession) = caller.role, caller.unit != nil else { return false }
        return profession.mayOverride
    }
}
