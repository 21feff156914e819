/// A prescription.
package struct MedicationRequest: ResourceLens {
    package static let resourceType = "MedicationRequest"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var intent: String? { json["intent"]?.string }
    package var medicationConcept: CodeableConcept? { element("medicationCodeableConcept") }
    package var medicationReference: Reference? { element("medicationReference") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var authoredOn: DateTime? { dateTime("authoredOn") }
    package var requester: Reference? { element("requester") }
    package var performer: Reference? { element("performer") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var notes: [Annotation] { elements("note") }
    package var dosageInstructions: [Dosage] { elements("dosageInstruction") }
    package var dispenseRequest: DispenseRequest? { element("dispenseRequest") }
    package var statusReason: CodeableConcept? { element("statusReason") }

    /// How much may be handed out, and until when.
    package struct DispenseRequest: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var validityPeriod: Period? { element("validityPeriod") }
        package var repeatsAllowed: Int? { integer("numberOfRepeatsAllowed") }
    }
}
