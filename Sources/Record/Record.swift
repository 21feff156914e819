import Access
package import Measures

/// The shared record. What happens goes through the door (``write(as:because:doing:_:)``); what is looked at passes the
/// gate (``read(_:as:because:doing:_:)``). There is no other way in.
package final class Record: Sendable {
    package let engine: any RecordEngine
    package let rules: [WriteRule]
    let admissions: [Admission]
    let consequences: [Consequence]
    let clocks: [Clock]
    package let surroundings: Surroundings
    /// What is measured: the engine's figures, and those of whoever works with the record.
    package let metrics = MetricsRegistry()

    /// - Parameters:
    ///   - engine: opened with the projections of the same capabilities.
    ///   - capabilities: whose rules each write must keep.
    package init(engine: any RecordEngine, capabilities: [Capability], surroundings: Surroundings) {
        self.engine = engine
        self.rules = capabilities.flatMap(\.rules)
        admissions = capabilities.flatMap(\.admissions)
        consequences = capabilities.flatMap(\.consequences)
        clocks = capabilities.flatMap(\.clocks)
        self.surroundings = surroundings
        metrics.register { engine.families() }
    }

    /// Makes resources ready for ``Transaction/put(_:)``, on any thread.
    package var preparer: ResourcePreparer { engine.preparer }

    /// - Parameter ground: why the caller may; nil where access is refused.
    func entry(
        for caller: Caller, _ purpose: Purpose, _ action: Action, _ activity: String, patient: String?,
        _ outcome: AuditOutcome, on ground: Ground? = nil, count: Int = 0
    ) -> AuditEntry {
        AuditEntry(
            instant: surroundings.now(), who: caller.identity, role: caller.role.auditWord,
            purpose: purpose.rawValue, action: action, activity: activity, patient: patient, outcome: outcome,
            count: count, ground: ground?.auditText, unit: caller.unit, app: caller.app)
    }
}
