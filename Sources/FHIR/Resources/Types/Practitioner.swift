/// A health professional as a person.
package struct Practitioner: ResourceLens {
    package static let resourceType = "Practitioner"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var active: Bool? { json["active"]?.bool }
    package var names: [HumanName] { elements("name") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var qualifications: [Qualification] { elements("qualification") }

    /// An authorisation or training.
    package struct Qualification: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var code: CodeableConcept? { element("code") }
        package var period: Period? { element("period") }
    }
}
