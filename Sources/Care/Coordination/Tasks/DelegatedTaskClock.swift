import FHIR
import Record

/// When a task has not been answered, or not been done, in time: the receiving unit's leader is told, on the task itself,
/// where both units and the citizen see it. When it is past its day, whether or not it was ever answered, the unit that
/// gave it is told too: it may have to find another way. Once for each.
enum DelegatedTaskClock {
    static let clock = Clock(name: "delegated-task", types: ["Task"]) { json in
        guard let task = DelegatedTask(json) else { return [] }
        return untold(task).map { ClockTime($0.at, owner: task.owner.reference) }
    } strike: { struck in
        guard let task = DelegatedTask(struck.resource) else { return [] }
        let owner = task.owner.reference
        let leader = try UnitLimits.find(owner, struck.bystanders, at: struck.instant).leader
        var written = struck.resource
        for (missed, _) in untold(task).filter({ $0.at <= struck.instant }) {
            var told = [Escalation(step: .leader, because: missed, at: struck.instant, to: leader)]
            if missed == .undone {
                told.append(
                    Escalation(step: .reminder, because: missed, at: struck.instant, to: task.giver.reference))
            }
            for one in told { written = try one.added(to: written) }
        }
        return [written]
    }

    /// The deadlines of which nobody has been told that they passed.
    private static func untold(_ task: DelegatedTask) -> [(missed: Escalation.Missed, at: Int64)] {
        task.deadlines.filter { deadline in !task.escalations.contains { $0.because == deadline.missed } }
    }
}
