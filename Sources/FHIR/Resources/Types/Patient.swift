/// The person whom the record is about.
package struct Patient: ResourceLens {
    package static let resourceType = "Patient"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var active: Bool? { json["active"]?.bool }
    package var names: [HumanName] { elements("name") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var gender: String? { json["gender"]?.string }
    package var birthDate: DateTime? { dateTime("birthDate") }
    package var deceasedBoolean: Bool? { json["deceasedBoolean"]?.bool }
    package var deceasedDateTime: DateTime? { dateTime("deceasedDateTime") }
    package var addresses: [Address] { elements("address") }
    /// Relatives and others to turn to, as they stand in the Patient itself.
    package var contacts: [Contact] { elements("contact") }
    package var communications: [Communication] { elements("communication") }
    package var generalPractitioners: [Reference] { elements("generalPractitioner") }
    package var managingOrganization: Reference? { element("managingOrganization") }
    package var links: [Link] { elements("link") }

    /// Somebody to turn to about the patient.
    package struct Contact: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var relationships: [CodeableConcept] { elements("relationship") }
        package var name: HumanName? { element("name") }
        package var telecoms: [ContactPoint] { elements("telecom") }
        package var organization: Reference? { element("organization") }
        package var period: Period? { element("period") }
    }

    /// A language that the patient can be spoken to in.
    package struct Communication: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var language: CodeableConcept? { element("language") }
        package var preferred: Bool? { json["preferred"]?.bool }
    }

    /// Another Patient or RelatedPerson that is the same person.
    package struct Link: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var other: Reference? { element("other") }
        package var type: String? { json["type"]?.string }
    }
}
