import FHIR

/// Responsibility moves by an accepted handover, once and to whom it was offered, or by a rule that applies; and an accepted
/// handover moves it.
final class MoveJudge: Judge {
    let promise = "moves by agreement"

    /// Which pathway has moved by which handover.
    private var used: [String: String] = [:]
    /// Accepted, and to move the pathway later.
    private var waiting: [String: Int64] = [:]
    /// The units that no longer are, and so give everything away.
    private let isClosed: (String, JSONValue?) -> Bool

    init(isClosed: @escaping (String, JSONValue?) -> Bool = { _, unit in unit?["active"]?.bool == false }) {
        self.isClosed = isClosed
    }

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        switch change.key.type {
        case "EpisodeOfCare": moves(change, mirror)
        case "Task": steps(change, mirror)
        default: []
        }
    }

    private func moves(_ change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard let after = change.after, let before = change.before,
            let units = RawPeriod.all(of: after)?.filter({ $0.role == "unit" })
        else { return [] }
        let former = RawPeriod.all(of: before)?.filter { $0.role == "unit" } ?? []
        // A history that was only implied is one period: that of whoever had the pathway then.
        let known = max(former.count, 1)
        let giver = before["managingOrganization"]?["reference"]?.string
        if units.isEmpty {
            let manager = after["managingOrganization"]?["reference"]?.string
            return manager == giver ? [] : ["\(change.key.reference) has no history, and another unit than before"]
        }
        var holder = former.last?.holder ?? giver
        var findings: [String] = []
        for unit in units.dropFirst(known) {
            if let fault = fault(in: unit, from: holder, change, mirror) {
                findings.append("\(change.key.reference) goes to \(unit.holder), \(fault)")
            }
            holder = unit.holder
        }
        return findings
    }

    /// Why a new period should not be there.
    private func fault(
        in period: RawPeriod, from giver: String?, _ change: RecordMirror.Change, _ mirror: RecordMirror
    ) -> String? {
        switch period.cause {
        case .none: return "and nobody says why"
        case .rule("reorganised"):
            return isClosed(giver ?? "", mirror.resource(giver)) ? nil : "as if \(giver ?? "nobody") were no more"
        case .rule(let rule): return "by a rule that moves nothing: \(rule)"
        case .task(let reference):
            guard let task = RawTask(mirror.resource(reference)), task.isHandover else { return "by no handover" }
            if let pathway = used[reference] { return "by \(reference), which has moved \(pathway) already" }
            used[reference] = change.key.reference
            waiting[reference] = nil
            if task.status != "accepted" { return "by \(reference), which is \(task.status)" }
            if task.focus != change.key.reference {
                return "by \(reference), which is about \(task.focus ?? "nothing")"
            }
            let receivers = [task.owner, mirror.resource(task.owner)?["organization"]?["reference"]?.string]
            if !receivers.contains(period.holder) { return "by \(reference), which is for \(task.owner ?? "nobody")" }
            let givers = [
                task.requester, task.onBehalfOf, mirror.resource(task.requester)?["organization"]?["reference"]?.string,
            ]
            if !givers.contains(giver) { return "by \(reference), which \(giver ?? "nobody") did not offer" }
            // From the answer, or from when it was to be; the clock may have been late.
            let isInTime =
                period.start == change.instant || (period.start == task.from && period.start < change.instant)
            return isInTime ? nil : "at \(period.start), when nobody answered"
        }
    }

    /// What was promised from a later day ends with a course that is over: there is nothing to take over any more.
    private func endedWithTheCourse(_ before: RawTask, _ after: RawTask, _ mirror: RecordMirror) -> Bool {
        guard before.status == "accepted", after.status == "cancelled",
            let course = mirror.resource(before.focus)?["status"]?.string
        else { return false }
        return course != "active" && course != "onhold"
    }

    private func steps(_ change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard let task = RawTask(change.after), task.isHandover else { return [] }
        let before = RawTask(change.before)
        var findings: [String] = []
        if let before, before.status != task.status, !before.awaitsAnswer, before.isHandover,
            !endedWithTheCourse(before, task, mirror)
        {
            findings.append("\(task.reference) was \(before.status) and is \(task.status)")
        }
        if before?.awaitsAnswer == true, task.status == "accepted" {
            let from = task.from ?? change.instant
            if from > change.instant {
                waiting[task.reference] = from
            } else if !hasMoved(task, mirror) {
                findings.append("\(task.reference) was accepted, and moved nothing")
            }
        }
        if task.status != "accepted" { waiting[task.reference] = nil }
        return findings
    }

    private func hasMoved(_ task: RawTask, _ mirror: RecordMirror) -> Bool {
        guard let pathway = mirror.resource(task.focus), let periods = RawPeriod.all(of: pathway) else { return false }
        // One who works there already takes it over by name.
        return periods.contains { $0.cause == .task(task.reference) }
    }

    func findings(at now: Int64, _ mirror: RecordMirror) -> [String] {
        waiting.keys.sorted().compactMap { reference in
            guard let from = waiting[reference], from <= now, let task = RawTask(mirror.resource(reference)) else {
                return nil
            }
            let isOpen = ["active", "onhold"].contains(mirror.resource(task.focus)?["status"]?.string)
            guard isOpen, !hasMoved(task, mirror) else { return nil }
            return "\(reference) was to move \(task.focus ?? "") at \(from), and has not"
        }
    }
}
