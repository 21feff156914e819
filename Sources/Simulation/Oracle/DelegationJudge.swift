import FHIR

/// What one unit has asked of another: each step by the side whose it is, none taken back, what was asked as it was asked,
/// and neither the answer nor the task itself late without somebody told.
final class DelegationJudge: Judge {
    let promise = "asked and answered"

    /// The next instant at which somebody must have been told, and of what, of each task that is not over.
    private var due: [String: (instant: Int64, missed: String)] = [:]

    private static let base = "https://tovholder.dk/fhir/StructureDefinition/"
    private static let statuses = [
        "given": "requested", "seen": "received", "accepted": "accepted", "declined": "rejected", "done": "completed",
        "failed": "failed", "withdrawn": "cancelled",
    ]
    /// What can come after what.
    private static let steps: [String: Set<String>] = [
        "given": ["seen", "accepted", "declined", "withdrawn"], "seen": ["accepted", "declined", "withdrawn"],
        "accepted": ["done", "failed", "withdrawn"],
    ]

    private struct Step: Hashable {
        let code: String
        let by: String
        let at: Int64?
    }

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard let task = RawTask(change.after ?? change.before), task.kind == RawTask.delegated else { return [] }
        guard let after = change.after else { return ["\(task.reference) is gone"] }
        let steps = Self.steps(of: after)
        let before = change.before.map(Self.steps) ?? []
        remember(task, after)
        var findings: [String] = []
        if !steps.starts(with: before) { findings.append("\(task.reference) has lost a step") }
        if Self.statuses[steps.last?.code ?? ""] != task.status {
            findings.append("\(task.reference) is \(task.status), and nobody has said so")
        }
        if let former = change.before, Self.terms(former) != Self.terms(after) {
            findings.append("\(task.reference) asks for something else than what was asked")
        }
        for (place, step) in steps.enumerated().dropFirst(before.count) {
            let isGivers = step.code == "given" || step.code == "withdrawn"
            let unit = mirror.resource(step.by)?["organization"]?["reference"]?.string
            if unit != (isGivers ? task.requester : task.owner) {
                findings.append("\(task.reference): \(step.by) has \(step.code), and it is not theirs")
            }
            if place == 0 ? step.code != "given" : Self.steps[steps[place - 1].code]?.contains(step.code) != true {
                findings.append("\(task.reference): \(step.code) in the wrong place")
            }
        }
        return findings
    }

    func findings(at now: Int64, _ mirror: RecordMirror) -> [String] {
        due.filter { $0.value.instant < now }.keys.sorted().map {
            "\($0) was \(due[$0]?.missed ?? "") at \(due[$0]?.instant ?? 0), and nobody was told"
        }
    }

    private func remember(_ task: RawTask, _ json: JSONValue) {
        due[task.reference] = nil
        guard task.isOpen, let end = task.answerBy else { return }
        let told = Self.parts(json, "escalation").compactMap { $0["because"]?["valueCode"]?.string }
        let answer = RawPeriod.instant(Self.extensions(json, "answer-by").first?["valueDateTime"]) ?? end
        let deadlines = (task.awaitsAnswer ? [(answer, "unanswered")] : []) + [(end, "undone")]
        if let (instant, missed) = deadlines.filter({ !told.contains($0.1) }).min(by: { $0.0 < $1.0 }) {
            due[task.reference] = (instant, missed)
        }
    }

    private static func extensions(_ json: JSONValue, _ name: String) -> [JSONValue] {
        RawPeriod.elements(json["extension"]).filter { $0["url"]?.string == base + name }
    }

    /// The parts of each extension of a name, by their names.
    private static func parts(_ json: JSONValue, _ name: String) -> [[String: JSONValue]] {
        extensions(json, name).map { line in
            Dictionary(
                RawPeriod.elements(line["extension"]).map { ($0["url"]?.string ?? "", $0) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    private static func steps(of json: JSONValue) -> [Step] {
        parts(json, "task-step").map { parts in
            Step(
                code: parts["code"]?["valueCode"]?.string ?? "",
                by: parts["by"]?["valueReference"]?["reference"]?.string ?? "",
                at: RawPeriod.instant(parts["at"]?["valueInstant"]))
        }
    }

    /// What was asked, of whom, and until when.
    private static func terms(_ json: JSONValue) -> [String?] {
        [
            json["description"]?.string, json["for"]?["reference"]?.string, json["requester"]?["reference"]?.string,
            json["owner"]?["reference"]?.string, json["authoredOn"]?.string,
            json["restriction"]?["period"]?["end"]?.string,
            extensions(json, "answer-by").first?["valueDateTime"]?.string,
        ]
    }
}
