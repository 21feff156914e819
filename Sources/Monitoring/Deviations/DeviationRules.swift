import Access
import Care
import FHIR
import Record

/// How a deviation must be written and who may take which step: the record finds what deviates, those who watch see, take and
/// complete it, and nothing that was found is taken away.
enum DeviationRules {
    static let rule = WriteRule(name: "monitoring deviation", types: ["Task"], holdsAlways: true) { violation($0) }

    static func violation(_ change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: Deviation.isOne)
        guard isOne else { return nil }
        guard let json = change.after else {
            if case .operator = change.caller.role { return nil }
            return "Task: it is not deleted; complete it"
        }
        guard Deviation.isOne(json) else { return "Task.code: its kind does not change" }
        let after: Deviation
        do throws(MonitoringFault) {
            after = try Deviation(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient else { return "Task.for.reference: the citizen" }
        if change.isConsequence { return nil }
        switch change.caller.role {
        case .operator, .system: return nil
        case .professional: break
        default: return "Task: this step is not this caller's to take"
        }
        guard let former = change.before else { return "Task: what deviates is found by the record" }
        guard let before = Deviation(former) else { return "Task: what is there is not understood" }
        guard change.caller.selves.contains(before.owner.reference) else {
            return "Task: this step is not this caller's to take"
        }
        return step(from: before, to: after, change)
    }

    private static func step(from before: Deviation, to after: Deviation, _ change: ProposedChange) -> String? {
        guard before.status.isOpen else { return before == after ? nil : "Task.status: it is done" }
        guard before.plan == after.plan, before.owner.reference == after.owner.reference,
            before.opened == after.opened, before.handleBy == after.handleBy, before.escalations == after.escalations,
            before.programme == after.programme
        else { return "Task: what it is about and by when it must be done do not change" }
        guard before.findings.count == after.findings.count,
            zip(before.findings, after.findings).allSatisfy({ isSame($0, $1) })
        else { return "Task.input: what was found stays, and what was seen stays seen" }
        if after.takenBy != before.takenBy, after.takenBy?.reference != change.caller.identity {
            return "Task.extension(\(MonitoringSystems.takenBy)): the caller"
        }
        switch after.status {
        case .requested: return before.status == .requested ? nil : "Task.status: what was seen stays seen"
        case .received: return before.status == .accepted ? "Task.status: it was taken" : nil
        case .accepted: return nil
        case .completed:
            guard after.unseen.isEmpty else { return "Task.input: nothing is done with before it has been seen" }
            guard let outcome = after.outcome, outcome.by.reference == change.caller.identity,
                abs(outcome.at - change.instant) <= MonitoringSystems.tolerance
            else { return "Task.output: what was done, by the caller, now" }
            return nil
        }
    }

    private static func isSame(_ before: Finding, _ after: Finding) -> Bool {
        var former = before
        if after.isSeen { former.isSeen = true }
        return former == after
    }
}
