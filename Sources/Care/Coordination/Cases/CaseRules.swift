import Access
import FHIR
import Record

/// Who may do what with the coordinators' cases: nobody stays on the list without a next step, and nobody leaves it
/// without a reason.
enum CaseRules {
    static let rule = WriteRule(name: "case list", types: ["Task"], holdsAlways: true) { violation($0) }

    /// Days that a next step may lie ahead: longer is no next step. Local.
    private static let longest: Int64 = 90 * 86_400_000

    static func violation(_ change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: CoordinationCase.isOne)
        guard isOne else { return nil }
        if case .operator = change.caller.role, !change.isConsequence { return nil }
        guard let json = change.after else { return "Task: it is not deleted; take it off the list with a reason" }
        guard CoordinationCase.isOne(json) else { return "Task.code: its kind does not change" }
        let after: CoordinationCase
        do {
            after = try CoordinationCase(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient, change.id == CoordinationCase.id(of: after.patient) else {
            return "Task.id: there is one case for each citizen, and its id is made from the citizen's"
        }
        if after.status == .followed, after.step == nil {
            return "Task.extension(next-step): what is next, and by when"
        }
        if after.status == .over, !CoordinationSystems.isText(after.reason) { return "Task.statusReason.text: why" }
        if change.isConsequence { return nil }
        if case .system = change.caller.role { return nil }
        let before = change.before.flatMap { CoordinationCase($0) }
        guard change.caller.selves.contains((before ?? after).owner.reference) else {
            return "Task: this step is not this caller's to take"
        }
        return step(from: before, to: after, change)
    }

    private static func step(
        from before: CoordinationCase?, to after: CoordinationCase, _ change: ProposedChange
    ) -> String? {
        guard let before else {
            return after.status == .waiting && after.notes.isEmpty && after.told == nil ? nil : "Task.status: requested"
        }
        guard before.told == after.told else { return "Task.extension: clocks tell of deadlines" }
        guard after.notes.prefix(before.notes.count) == before.notes[...],
            after.notes.dropFirst(before.notes.count).allSatisfy({ $0.by == change.caller.identity })
        else { return "Task.note: what was noted stays, and is the caller's" }
        switch (before.status, after.status) {
        case (.waiting, .waiting), (.over, .waiting): return nil
        case (.over, _): return after == before ? nil : "Task.status: it is off the list"
        case (_, .over): return nil
        case (.followed, .waiting): return "Task.status: nobody stays on the list without a next step"
        case (_, .followed):
            if before.step == after.step { return before.status == .followed ? nil : "Task.extension: a new next step" }
            let end = after.step?.ends ?? 0
            return end > change.instant && end - change.instant <= longest
                ? nil : "Task.extension(next-step).by: a day to come, within 90 days"
        }
    }
}
