package import Record

/// Work across units as a capability of the record: tasks that units give each other, the plan that they share, and what
/// is done where their work has failed somebody.
package enum CoordinationCapability {
    package static func capability() -> Capability {
        Capability(
            name: "coordination", projections: [DelegatedTaskProjection.projection, FailureProjection.projection],
            rules: [DelegatedTaskRules.rule, JointPlanRules.rule, FailureRules.rule],
            admissions: [JointPlanRules.admission, FailureRules.admission],
            clocks: [DelegatedTaskClock.clock, FailureClock.clock])
    }
}
