/// A medicine given.
package struct MedicationAdministration: ResourceLens {
    package static let resourceType = "MedicationAdministration"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var medicationConcept: CodeableConcept? { element("medicationCodeableConcept") }
    package var medicationReference: Reference? { element("medicationReference") }
    package var subject: Reference? { element("subject") }
    package var context: Reference? { element("context") }
    package var effectiveDateTime: DateTime? { dateTime("effectiveDateTime") }
    package var effectivePeriod: Period? { element("effectivePeriod") }
    package var performers: [Performer] { elements("performer") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var request: Reference? { element("request") }
    package var dosage: AdministeredDose? { element("dosage") }

    /// Who gave it.
    package struct Performer: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var actor: Reference? { element("actor") }
    }

    /// What was given.
    package struct AdministeredDose: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var text: String? { json["text"]?.string }
        package var route: CodeableConcept? { element("route") }
        package var dose: Quantity? { element("dose") }
    }
}
