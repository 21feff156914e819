import FHIR

/// Who answers after a discharge: the department for 72 hours to the second where it is covered, and the clinic only when
/// the letter has reached it and the department no longer answers.
final class DischargeJudge: Judge {
    let promise = "home safely"

    private static let hours: Int64 = 72 * 3_600_000

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        switch change.key.type {
        case "EpisodeOfCare": extended(change)
        case "Task": takeover(change, mirror)
        default: []
        }
    }

    private func extended(_ change: RecordMirror.Change) -> [String] {
        let before = change.before.flatMap(RawPeriod.all)?.count ?? 0
        let added = change.after.flatMap(RawPeriod.all)?.dropFirst(before) ?? []
        return added.filter { $0.role == "extended" && $0.end != $0.start + Self.hours }.map {
            "\(change.key.reference): \($0.holder) answers from \($0.start) to \($0.end ?? 0), which is not 72 hours"
        }
    }

    private func takeover(_ change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard let task = RawTask(change.after), task.kind == "handover-at-discharge", task.status == "accepted",
            RawTask(change.before)?.awaitsAnswer == true,
            let discharge = RawPeriod.elements(change.after?["partOf"]).first?["reference"]?.string
        else { return [] }
        var findings: [String] = []
        if let from = task.from, from > change.instant {
            findings.append("\(task.reference) is accepted before \(from), while the department answers")
        }
        let letter = RawTask(mirror.resource(discharge + ".discharge-letter"))
        if letter?.status != "completed" {
            findings.append("\(task.reference) is accepted, and the letter has not come")
        }
        return findings
    }
}
