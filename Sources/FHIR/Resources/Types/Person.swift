/// A human being, apart from any role in care.
package struct Person: ResourceLens {
    package static let resourceType = "Person"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var names: [HumanName] { elements("name") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var gender: String? { json["gender"]?.string }
    package var birthDate: DateTime? { dateTime("birthDate") }
    package var active: Bool? { json["active"]?.bool }
    package var links: [Link] { elements("link") }

    /// A resource about the same human being.
    package struct Link: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var target: Reference? { element("target") }
        package var assurance: String? { json["assurance"]?.string }
    }
}
