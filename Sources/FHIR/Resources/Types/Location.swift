/// A place where care is given.
package struct Location: ResourceLens {
    package static let resourceType = "Location"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var name: String? { json["name"]?.string }
    package var description: String? { json["description"]?.string }
    package var types: [CodeableConcept] { elements("type") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var address: Address? { element("address") }
    package var managingOrganization: Reference? { element("managingOrganization") }
    package var partOf: Reference? { element("partOf") }
}
