import FHIR
import Record

/// When a task has not been answered, or not been done, in time: the receiving unit's leader is told, on the task itself,
/// where both units and the citizen see it. Once for each.
enum DelegatedTaskClock {
    static let clock = Clock(name: "delegated-task", types: ["Task"]) { json in
        guard let task = DelegatedTask(json), task.isOpen, !isTold(task) else { return [] }
        return [ClockTime(task.next, owner: task.owner.reference)]
    } strike: { struck in
        guard let task = DelegatedTask(struck.resource), let missed = task.missed(at: struck.instant) else { return [] }
        let unit = task.owner.reference
        let leader = try UnitLimits.find(unit, struck.bystanders, at: struck.instant).leader
        let told = Escalation(step: .leader, because: missed, at: struck.instant, to: leader)
        return [try told.added(to: struck.resource)]
    }

    /// Whether the leader has been told of what is next.
    private static func isTold(_ task: DelegatedTask) -> Bool {
        let next: Escalation.Missed = task.status.awaitsAnswer ? .unanswered : .undone
        return task.escalations.contains { $0.because == next }
    }
}
