/// What the patient takes or has taken, as somebody says.
package struct MedicationStatement: ResourceLens {
    package static let resourceType = "MedicationStatement"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var medicationConcept: CodeableConcept? { element("medicationCodeableConcept") }
    package var medicationReference: Reference? { element("medicationReference") }
    package var subject: Reference? { element("subject") }
    package var context: Reference? { element("context") }
    package var effectiveDateTime: DateTime? { dateTime("effectiveDateTime") }
    package var effectivePeriod: Period? { element("effectivePeriod") }
    package var dateAsserted: DateTime? { dateTime("dateAsserted") }
    package var informationSource: Reference? { element("informationSource") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var notes: [Annotation] { elements("note") }
    package var dosages: [Dosage] { elements("dosage") }
}
