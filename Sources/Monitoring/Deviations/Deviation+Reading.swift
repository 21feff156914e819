import Care
package import FHIR
import Questionnaires

/// From a Task.
extension Deviation {
    /// Whether a Task is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "Task" && json["code"]?.isCoded(CoordinationSystems.taskKind, code) == true
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let deviation = try? Deviation(reading: json) else { return nil }
        self = deviation
    }

    /// - Throws: ``MonitoringFault`` with the element that is wrong.
    init(reading json: JSONValue) throws(MonitoringFault) {
        guard let id = json["id"]?.string else { throw MonitoringFault("Task.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else { throw MonitoringFault("Task.status") }
        guard let patient = json["for"]?.target("Patient") else {
            throw MonitoringFault("Task.for.reference: a Patient of this record")
        }
        guard let plan = json["focus"]?.target("CarePlan") else {
            throw MonitoringFault("Task.focus.reference: a CarePlan of this record")
        }
        guard let owner = json["owner"]?.target("Organization") else {
            throw MonitoringFault("Task.owner.reference: an Organization of this record")
        }
        guard let opened = json["authoredOn"]?.momentValue else {
            throw MonitoringFault("Task.authoredOn: a time of day")
        }
        guard let handleBy = json["restriction"]?["period"]?["end"]?.momentValue else {
            throw MonitoringFault("Task.restriction.period.end: a time of day")
        }
        let findings = json.list("input").compactMap { Finding($0) }
        guard !findings.isEmpty, findings.count == json.list("input").count else {
            throw MonitoringFault("Task.input: each a finding, and at least one")
        }
        let taken = json.part(MonitoringSystems.takenBy)?["valueReference"]
        self.init(
            id: id, patient: patient, plan: plan, title: json["focus"]?["display"]?.string ?? "",
            owner: TaskParty(reference: "Organization/" + owner, name: json["owner"]?["display"]?.string),
            status: status, opened: opened, handleBy: handleBy, findings: findings,
            takenBy: taken?["reference"]?.string.map { Person($0, name: taken?["display"]?.string) }, outcome: nil,
            escalations: Escalation.all(of: json), programme: json["instantiatesUri"]?.string)
        if let output = json.list("output").first {
            guard let outcome = Outcome(output) else {
                throw MonitoringFault("Task.output: what was done, in words, when and by whom")
            }
            self.outcome = outcome
        }
        guard (status == .completed) == (outcome != nil) else {
            throw MonitoringFault("Task.output: comes when it is completed, and not before")
        }
        guard status != .accepted || takenBy != nil else {
            throw MonitoringFault("Task.extension(\(MonitoringSystems.takenBy)): who has taken it")
        }
    }
}

extension Finding {
    fileprivate init?(_ input: JSONValue) {
        guard let part = input.part(MonitoringSystems.finding),
            let kind = part.part("kind")?["valueCode"]?.string.flatMap(Kind.init),
            let rule = part.part("rule")?["valueString"]?.string,
            let at = part.part("at")?["valueInstant"]?.momentValue,
            let english = part.part("english")?["valueString"]?.string, let danish = input["type"]?["text"]?.string
        else { return nil }
        let colour = part.part("colour")
        guard colour == nil || colour?["valueCode"]?.string.flatMap(Colour.init) != nil else { return nil }
        self.init(
            kind, colour: colour?["valueCode"]?.string.flatMap(Colour.init), rule: rule,
            reason: Wording(danish: danish, english: english), at: at,
            subject: input["valueReference"]?["reference"]?.string,
            isSeen: part.part("seen")?["valueBoolean"]?.bool == true)
    }
}

extension Deviation.Outcome {
    fileprivate init?(_ output: JSONValue) {
        guard let words = output["valueString"]?.string, MonitoringSystems.isText(words),
            let code = output["type"]?.list("coding").first?["code"]?.string,
            let action = Deviation.Action(rawValue: code),
            let by = output.part(MonitoringSystems.doneBy)?["valueReference"], let reference = by["reference"]?.string,
            let at = output.part(MonitoringSystems.doneAt)?["valueInstant"]?.momentValue
        else { return nil }
        self.init(
            action: action, words: words, by: Deviation.Person(reference, name: by["display"]?.string), at: at)
    }
}
