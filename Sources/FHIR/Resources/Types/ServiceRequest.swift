/// A referral or order.
package struct ServiceRequest: ResourceLens {
    package static let resourceType = "ServiceRequest"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var intent: String? { json["intent"]?.string }
    package var categories: [CodeableConcept] { elements("category") }
    package var priority: String? { json["priority"]?.string }
    package var doNotPerform: Bool? { json["doNotPerform"]?.bool }
    package var code: CodeableConcept? { element("code") }
    package var orderDetails: [CodeableConcept] { elements("orderDetail") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var occurrenceDateTime: DateTime? { dateTime("occurrenceDateTime") }
    package var occurrencePeriod: Period? { element("occurrencePeriod") }
    package var occurrenceTiming: Timing? { element("occurrenceTiming") }
    package var authoredOn: DateTime? { dateTime("authoredOn") }
    package var requester: Reference? { element("requester") }
    package var performerType: CodeableConcept? { element("performerType") }
    package var performers: [Reference] { elements("performer") }
    package var locationReferences: [Reference] { elements("locationReference") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var specimens: [Reference] { elements("specimen") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var notes: [Annotation] { elements("note") }
    package var patientInstruction: String? { json["patientInstruction"]?.string }
}
