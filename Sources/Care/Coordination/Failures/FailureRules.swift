import Access
import FHIR
import Record

/// Who may take which step with a coordination failure. What was reported never changes; the unit looks into it, changes
/// something for good, and sees on a day that it has named whether the change holds. It cannot be closed before.
enum FailureRules {
    static let rule = WriteRule(name: "coordination failure", types: ["Task"]) { violation($0) }

    /// Lets citizens, and relatives who stand in the record, report; ``rule`` then says what. On our pages only, where the unit
    /// is one that has to do with the citizen already: being asked to look into it is a care relation.
    static let admission = Admission(name: "coordination failure", types: ["Task"]) { change in
        guard change.before == nil, change.caller.app == nil, let after = change.after,
            CoordinationFailure.isOne(after)
        else { return false }
        switch change.caller.role {
        case .citizen(let patient): return change.patient == patient
        case .relative: return change.isOfCallersOwn
        default: return false
        }
    }

    static func violation(_ change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: CoordinationFailure.isOne)
        guard isOne else { return nil }
        if case .operator = change.caller.role { return nil }
        guard let json = change.after else { return "Task: it is not deleted" }
        guard CoordinationFailure.isOne(json) else { return "Task.code: its kind does not change" }
        let after: CoordinationFailure
        do {
            after = try CoordinationFailure(reading: json)
        } catch {
            return error.element
        }
        if let missing = missing(after) { return missing }
        guard let former = change.before else { return beginning(after, change) }
        guard let before = CoordinationFailure(former) else { return "Task: what is there is not understood" }
        guard before.isSameReport(as: after) else { return "Task: what was reported does not change" }
        return step(from: before, to: after, change)
    }

    private static func beginning(_ failure: CoordinationFailure, _ change: ProposedChange) -> String? {
        guard failure.status == .reported, failure.analysis == nil, failure.kind == nil else {
            return "Task.status: requested"
        }
        guard failure.patient == change.patient else { return "Task.for.reference: the citizen" }
        if case .system = change.caller.role { return nil }
        guard failure.reporter == change.caller.identity else { return "Task.extension: reported by the caller" }
        guard abs(failure.reported - change.instant) <= CoordinationSystems.tolerance else {
            return "Task.authoredOn: now"
        }
        return nil
    }

    /// What a case in this state must say.
    private static func missing(_ failure: CoordinationFailure) -> String? {
        guard failure.status != .reported else { return nil }
        guard FailureClass.named(failure.kind) != nil else {
            return "Task.reasonCode: a class of \(FailureClass.system)"
        }
        guard CoordinationSystems.isText(failure.analysis) else { return "Task.output(analysis): what was found" }
        guard failure.status != .analysed else { return nil }
        guard CoordinationSystems.isText(failure.change) else {
            return "Task.output(lasting-change): what has been changed for good"
        }
        guard failure.followUp.flatMap(DateTime.init)?.precision == .day else {
            return "Task.extension(follow-up): the day on which it is seen whether the change holds"
        }
        if failure.status == .closed, !CoordinationSystems.isText(failure.result) {
            return "Task.output(follow-up): whether the change holds"
        }
        return nil
    }

    private static let steps: [CoordinationFailure.Status: Set<CoordinationFailure.Status>] = [
        .reported: [.analysed, .changed], .analysed: [.analysed, .changed], .changed: [.changed],
        .followUp: [.closed, .analysed], .closed: [],
    ]

    private static func step(
        from before: CoordinationFailure, to after: CoordinationFailure, _ change: ProposedChange
    ) -> String? {
        if case .system = change.caller.role { return nil }
        if before == after { return nil }
        guard before.told == after.told else { return "Task.extension: clocks tell of deadlines" }
        guard change.caller.selves.contains(before.owner.reference) else {
            return "Task: this step is not this caller's to take"
        }
        guard steps[before.status]?.contains(after.status) == true else {
            return "Task.status: cannot come after what it is"
        }
        guard after.status == .changed else { return nil }
        let days = ((after.followUpBegins ?? 0) - change.instant) / 86_400_000
        guard (after.followUpBegins ?? 0) > change.instant, days <= CoordinationFailure.followUpDays.upperBound else {
            return "Task.extension(follow-up): a day to come, within 400 days"
        }
        return nil
    }
}
