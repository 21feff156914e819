/// Something that somebody is to do (FHIR's Task, whose name Swift uses for something else).
package struct TaskResource: ResourceLens {
    package static let resourceType = "Task"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var statusReason: CodeableConcept? { element("statusReason") }
    package var businessStatus: CodeableConcept? { element("businessStatus") }
    package var intent: String? { json["intent"]?.string }
    package var priority: String? { json["priority"]?.string }
    package var code: CodeableConcept? { element("code") }
    package var description: String? { json["description"]?.string }
    package var focus: Reference? { element("focus") }
    /// FHIR calls it `for`: the one who benefits.
    package var subject: Reference? { element("for") }
    package var encounter: Reference? { element("encounter") }
    package var executionPeriod: Period? { element("executionPeriod") }
    package var authoredOn: DateTime? { dateTime("authoredOn") }
    package var lastModified: DateTime? { dateTime("lastModified") }
    package var requester: Reference? { element("requester") }
    package var owner: Reference? { element("owner") }
    package var location: Reference? { element("location") }
    package var reasonCode: CodeableConcept? { element("reasonCode") }
    package var reasonReference: Reference? { element("reasonReference") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var partOf: [Reference] { elements("partOf") }
    package var notes: [Annotation] { elements("note") }
    package var restriction: Restriction? { element("restriction") }

    /// Limits on fulfilling the task.
    package struct Restriction: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var repetitions: Int? { integer("repetitions") }
        package var period: Period? { element("period") }
    }
}
