import Access
import FHIR
import Record

/// Who may take which step with a delegated task. What was asked never changes: other terms are another task, so that
/// whoever said yes said it to what stands there.
enum DelegatedTaskRules {
    static let rule = WriteRule(name: "delegated task", types: ["Task"]) { violation($0) }

    /// What is wrong, without personal data; nil where the step may be taken.
    static func violation(_ change: ProposedChange) -> String? {
        guard change.before.map(DelegatedTask.isOne) ?? false || change.after.map(DelegatedTask.isOne) ?? false else {
            return nil
        }
        // Operators move records as they are.
        if case .operator = change.caller.role { return nil }
        guard let json = change.after else { return "Task: it is not deleted; withdraw it" }
        guard DelegatedTask.isOne(json) else { return "Task.code: its kind does not change" }
        let after: DelegatedTask
        do {
            after = try DelegatedTask(reading: json)
        } catch {
            return error.element
        }
        guard let former = change.before else { return beginning(after, change) }
        guard let before = DelegatedTask(former) else { return "Task: what is there is not understood" }
        guard hasSameTerms(before, after) else {
            return "Task: what was asked does not change; withdraw it and give another"
        }
        return step(from: before, to: after, change)
    }

    private static func beginning(_ task: DelegatedTask, _ change: ProposedChange) -> String? {
        guard task.patient == change.patient else { return "Task.for.reference: the citizen" }
        guard task.steps.count == 1, task.steps[0].code == .given, task.escalations.isEmpty else {
            return "Task.status: requested"
        }
        if case .system = change.caller.role { return nil }
        guard case .professional = change.caller.role else { return "Task: staff give tasks to units" }
        guard change.caller.unit.map({ "Organization/" + $0 }) == task.giver.reference else {
            return "Task.requester.reference: the caller's unit"
        }
        guard isNow(task.given, change) else { return "Task.authoredOn: now" }
        return isSigned(task.steps[0], change)
    }

    private static func step(from before: DelegatedTask, to after: DelegatedTask, _ change: ProposedChange) -> String? {
        if after.escalations != before.escalations {
            guard case .system = change.caller.role else { return "Task.extension: clocks tell of deadlines" }
            guard after.steps == before.steps, after.escalations.starts(with: before.escalations) else {
                return "Task.extension: who was told stays"
            }
            return nil
        }
        // What is no part of the steps, such as a tag, may change beside them.
        if after.steps == before.steps {
            return after.reason == before.reason && after.outcome == before.outcome
                ? nil : "Task: what was said stays"
        }
        guard let taken = after.steps.last, after.steps.dropLast() == before.steps[...] else {
            return "Task.extension(\(CoordinationSystems.step)): one more step"
        }
        guard taken.code.from.contains(before.status) else { return "Task.status: cannot come after what it is" }
        if taken.code.needsReason, !CoordinationSystems.isText(after.reason) { return "Task.statusReason.text: why" }
        guard taken.code == .done || after.outcome == before.outcome else {
            return "Task.output: comes when it is done"
        }
        if case .system = change.caller.role { return nil }
        let side = taken.code.isGivers ? before.giver : before.owner
        guard change.caller.selves.contains(side.reference) else {
            return "Task: this step is not this caller's to take"
        }
        return isSigned(taken, change)
    }

    private static func isSigned(_ step: TaskStep, _ change: ProposedChange) -> String? {
        guard step.by == change.caller.identity, isNow(step.at, change) else {
            return "Task.extension(\(CoordinationSystems.step)): by the caller, now"
        }
        return nil
    }

    private static func isNow(_ instant: Int64, _ change: ProposedChange) -> Bool {
        abs(instant - change.instant) <= CoordinationSystems.tolerance
    }

    private static func hasSameTerms(_ one: DelegatedTask, _ other: DelegatedTask) -> Bool {
        one.patient == other.patient && one.title == other.title && one.giver.reference == other.giver.reference
            && one.owner.reference == other.owner.reference && one.given == other.given
            && one.answerBy == other.answerBy && one.due == other.due
    }
}
