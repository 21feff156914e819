import Care
import FHIR
import Questionnaires

/// As a Task.
extension Deviation {
    /// The whole resource: nobody else writes into it.
    func json() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.member("language", "da")
            if takenBy != nil || !escalations.isEmpty {
                $0.array("extension") { list in
                    if let takenBy {
                        list.part(MonitoringSystems.takenBy) {
                            $0.link("valueReference", takenBy.reference, takenBy.name)
                        }
                    }
                    for escalation in escalations { escalation.write(to: &list) }
                }
            }
            // R4 has room for an ActivityDefinition's canonical, and for an address of anything: a programme is a PlanDefinition.
            $0.member("instantiatesUri", programme)
            $0.member("status", status.rawValue)
            $0.coded("businessStatus", MonitoringSystems.urgency, worst.rawValue)
            $0.member("intent", "order")
            $0.member("priority", worst == .red ? "stat" : worst == .grey ? "routine" : "urgent")
            $0.coded("code", CoordinationSystems.taskKind, Self.code, text: "Hjemmemonitorering, der afviger")
            $0.member("description", findings.max { $0.urgency < $1.urgency }?.reason.danish ?? "")
            $0.link("focus", "CarePlan/" + plan, title)
            $0.link("for", "Patient/" + patient)
            $0.member("authoredOn", MonitoringNumber.instant(opened))
            $0.link("owner", owner.reference, owner.name)
            $0.object("restriction") {
                $0.object("period") { $0.member("end", MonitoringNumber.instant(handleBy)) }
            }
            $0.array("input") { list in for finding in findings { list.object(finding.write) } }
            if let outcome { $0.array("output") { list in list.object(outcome.write) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension Finding {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.array("extension") { list in
            list.parts(MonitoringSystems.finding) {
                $0.part("kind") { $0.member("valueCode", kind.rawValue) }
                if let colour { $0.part("colour") { $0.member("valueCode", colour.rawValue) } }
                $0.part("rule") { $0.member("valueString", rule) }
                $0.part("at") { $0.member("valueInstant", MonitoringNumber.instant(at)) }
                $0.part("english") { $0.member("valueString", reason.english) }
                if isSeen { $0.part("seen") { $0.member("valueBoolean", true) } }
            }
        }
        writer.object("type") { $0.member("text", reason.danish) }
        if let subject {
            writer.link("valueReference", subject)
        } else {
            writer.member("valueCode", kind.rawValue)
        }
    }
}

extension Deviation.Outcome {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.array("extension") { list in
            list.part(MonitoringSystems.doneBy) { $0.link("valueReference", by.reference, by.name) }
            list.part(MonitoringSystems.doneAt) { $0.member("valueInstant", MonitoringNumber.instant(at)) }
        }
        writer.coded("type", MonitoringSystems.action, action.rawValue)
        writer.member("valueString", words)
    }
}
