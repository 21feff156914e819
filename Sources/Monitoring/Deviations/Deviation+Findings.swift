import Care

/// What a new finding does to a deviation, and what comes when nobody acts. Pure.
extension Deviation {
    /// More findings than this are not kept apart: then the newest of a rule takes the place of the one before it.
    static let mostFindings = 100

    /// A deviation that begins with these findings.
    init(
        id: String, plan: MonitoringPlan, programme: Programme, findings: [Finding], at instant: Int64
    ) {
        self.init(
            id: id, patient: plan.patient, plan: plan.id, title: plan.title, owner: plan.watchedBy, status: .requested,
            opened: instant,
            handleBy: findings.map { instant + programme.handledWithin($0.urgency) }.min() ?? instant, findings: [],
            takenBy: nil, outcome: nil, escalations: [], programme: programme.canonical)
        for finding in findings { append(finding) }
    }

    /// Something more is found while it is open. What somebody had seen is unseen again; who has taken it keeps it.
    mutating func add(_ new: [Finding], by programme: Programme, at instant: Int64) {
        for finding in new {
            let by = instant + programme.handledWithin(finding.urgency)
            if instant < handleBy {
                handleBy = min(handleBy, by)
            } else if nextEscalation == nil {
                // Everybody who could be told has been: what is new is told of anew, when its own time has passed.
                handleBy = by
            }
            append(finding)
        }
        if status == .received { status = .requested }
    }

    private mutating func append(_ finding: Finding) {
        if findings.count >= Self.mostFindings,
            let former = findings.lastIndex(where: { $0.rule == finding.rule && $0.urgency == finding.urgency })
        {
            findings.remove(at: former)
        }
        findings.append(finding)
    }

    /// The steps that were taken since it last had to be dealt with.
    private var round: [Escalation] { escalations.filter { $0.at >= handleBy } }

    /// When somebody is told next that it has not been dealt with; nil where nobody is left, or it is done.
    var nextEscalation: Int64? {
        guard status.isOpen else { return nil }
        guard let last = round.last else { return handleBy }
        return last.next
    }

    /// The step that is taken now: the unit is reminded, then its leader is told, then who has the duty.
    mutating func escalate(by limits: UnitLimits, at instant: Int64) {
        let step = round.last.map { $0.step.next ?? .dutyHolder } ?? .reminder
        switch step {
        case .reminder:
            escalations.append(
                Escalation(step: step, at: instant, to: owner.reference, next: instant + limits[.leaderAfter]))
        case .leader:
            escalations.append(
                Escalation(step: step, at: instant, to: limits.leader, next: instant + limits[.dutyHolderAfter]))
        case .dutyHolder: escalations.append(Escalation(step: step, at: instant, to: limits.dutyHolder))
        }
    }
}
