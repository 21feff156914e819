import FHIR

/// No deadline that was promised passes in silence: it was met, or somebody was told.
final class DeadlineJudge: Judge {
    let promise = "no deadline in silence"

    /// The next instant at which somebody must be told, of each resource that has one.
    private var due: [String: Int64] = [:]

    private static let base = "https://tovholder.dk/fhir/StructureDefinition/"

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard let after = change.after else {
            due[change.key.reference] = nil
            return []
        }
        switch change.key.type {
        case "Task":
            let task = RawTask(after)
            due[change.key.reference] = task?.isDue == true ? Self.next(task?.answerBy, after) : nil
        case "EpisodeOfCare":
            let isUnnamed = after["status"]?.string == "active" && after["careManager"] == nil
            due[change.key.reference] = isUnnamed ? Self.next(Self.nameBy(after), after) : nil
            // As it is at the end of the step: within one, a version may be half way.
            let isNewest = mirror.resource(change.key.reference)?.isEqual(to: after) == true
            if isUnnamed, isNewest, Self.nameBy(after) == nil {
                return ["\(change.key.reference) has no clinician, and nobody has to name one"]
            }
        default: break
        }
        return []
    }

    func findings(at now: Int64, _ mirror: RecordMirror) -> [String] {
        due.filter { $0.value < now }.keys.sorted().map { "\($0) was due at \(due[$0] ?? 0), and nobody was told" }
    }

    private static func nameBy(_ pathway: JSONValue) -> Int64? {
        let stamp = RawPeriod.elements(pathway["extension"]).first { $0["url"]?.string == base + "name-clinician-by" }
        return RawPeriod.instant(stamp?["valueDateTime"])
    }

    /// The deadline itself while nobody has been told; then the next that is announced.
    private static func next(_ deadline: Int64?, _ json: JSONValue) -> Int64? {
        guard let deadline else { return nil }
        let steps = RawPeriod.elements(json["extension"]).filter { $0["url"]?.string == base + "escalation" }
        guard let last = steps.last else { return deadline }
        let next = RawPeriod.elements(last["extension"]).first { $0["url"]?.string == "next" }
        return RawPeriod.instant(next?["valueDateTime"])
    }
}
