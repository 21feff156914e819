/// An agreed time.
package struct Appointment: ResourceLens {
    package static let resourceType = "Appointment"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var cancelationReason: CodeableConcept? { element("cancelationReason") }
    package var serviceCategories: [CodeableConcept] { elements("serviceCategory") }
    package var serviceTypes: [CodeableConcept] { elements("serviceType") }
    package var specialties: [CodeableConcept] { elements("specialty") }
    package var appointmentType: CodeableConcept? { element("appointmentType") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var description: String? { json["description"]?.string }
    package var start: DateTime? { dateTime("start") }
    package var end: DateTime? { dateTime("end") }
    package var created: DateTime? { dateTime("created") }
    package var comment: String? { json["comment"]?.string }
    package var patientInstruction: String? { json["patientInstruction"]?.string }
    package var basedOn: [Reference] { elements("basedOn") }
    package var supportingInformation: [Reference] { elements("supportingInformation") }
    package var participants: [Participant] { elements("participant") }

    /// Somebody or something that the appointment needs.
    package struct Participant: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var types: [CodeableConcept] { elements("type") }
        package var actor: Reference? { element("actor") }
        package var required: String? { json["required"]?.string }
        package var status: String? { json["status"]?.string }
    }
}
