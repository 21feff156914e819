/// A region, hospital, department, clinic, municipality or unit.
package struct Organization: ResourceLens {
    package static let resourceType = "Organization"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var active: Bool? { json["active"]?.bool }
    package var types: [CodeableConcept] { elements("type") }
    package var name: String? { json["name"]?.string }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var addresses: [Address] { elements("address") }
    package var partOf: Reference? { element("partOf") }
    package var contacts: [Contact] { elements("contact") }

    /// Somebody to turn to at the organisation.
    package struct Contact: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var purpose: CodeableConcept? { element("purpose") }
        package var name: HumanName? { element("name") }
        package var telecoms: [ContactPoint] { elements("telecom") }
    }
}
