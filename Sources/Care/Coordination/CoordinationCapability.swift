package import Record

/// Work across units as a capability of the record: tasks that units give each other, the plan that they share, and what
/// is done where their work has failed somebody; the list of those whose course may fall apart; and how units keep their
/// deadlines.
package enum CoordinationCapability {
    package static func capability() -> Capability {
        Capability(
            name: "coordination",
            projections: [
                DelegatedTaskProjection.projection, FailureProjection.projection, CaseProjection.projection,
                TimelinessProjection.projection,
            ],
            rules: [DelegatedTaskRules.rule, JointPlanRules.rule, FailureRules.rule, CaseRules.rule],
            admissions: [JointPlanRules.admission, FailureRules.admission], consequences: [CaseDrawing.consequence],
            clocks: [DelegatedTaskClock.clock, FailureClock.clock, CaseClock.clock])
    }
}
