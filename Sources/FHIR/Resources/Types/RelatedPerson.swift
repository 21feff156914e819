/// A relative or other person close to the patient.
package struct RelatedPerson: ResourceLens {
    package static let resourceType = "RelatedPerson"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var active: Bool? { json["active"]?.bool }
    package var patient: Reference? { element("patient") }
    package var relationships: [CodeableConcept] { elements("relationship") }
    package var names: [HumanName] { elements("name") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var gender: String? { json["gender"]?.string }
    package var birthDate: DateTime? { dateTime("birthDate") }
    package var addresses: [Address] { elements("address") }
    package var period: Period? { element("period") }
}
