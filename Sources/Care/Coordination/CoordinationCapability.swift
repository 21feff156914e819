package import Record

/// Work across units as a capability of the record: tasks that units give each other, and the plan that they share.
package enum CoordinationCapability {
    package static func capability() -> Capability {
        Capability(
            name: "coordination", projections: [DelegatedTaskProjection.projection],
            rules: [DelegatedTaskRules.rule, JointPlanRules.rule], admissions: [JointPlanRules.admission])
    }
}
