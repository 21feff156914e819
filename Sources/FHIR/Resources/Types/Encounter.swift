/// A contact between the patient and the health service: visit, admission, call.
package struct Encounter: ResourceLens {
    package static let resourceType = "Encounter"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    /// `AMB`, `IMP`, `EMER`, `HH`, `VR` …: HL7 v3 ActEncounterCode.
    package var encounterClass: Coding? { element("class") }
    package var types: [CodeableConcept] { elements("type") }
    package var serviceType: CodeableConcept? { element("serviceType") }
    package var priority: CodeableConcept? { element("priority") }
    package var subject: Reference? { element("subject") }
    package var episodesOfCare: [Reference] { elements("episodeOfCare") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var participants: [Participant] { elements("participant") }
    package var appointments: [Reference] { elements("appointment") }
    package var period: Period? { element("period") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var diagnoses: [Diagnosis] { elements("diagnosis") }
    package var hospitalization: Hospitalization? { element("hospitalization") }
    package var locations: [Place] { elements("location") }
    package var serviceProvider: Reference? { element("serviceProvider") }
    package var partOf: Reference? { element("partOf") }

    /// Somebody who took part.
    package struct Participant: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var types: [CodeableConcept] { elements("type") }
        package var period: Period? { element("period") }
        package var individual: Reference? { element("individual") }
    }

    /// A condition or procedure of the contact.
    package struct Diagnosis: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var condition: Reference? { element("condition") }
        package var use: CodeableConcept? { element("use") }
        package var rank: Int? { integer("rank") }
    }

    /// What concerns an admission.
    package struct Hospitalization: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var dischargeDisposition: CodeableConcept? { element("dischargeDisposition") }
        package var destination: Reference? { element("destination") }
    }

    /// Where the patient was, and when.
    package struct Place: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var location: Reference? { element("location") }
        package var status: String? { json["status"]?.string }
        package var period: Period? { element("period") }
    }
}
