/// What a unit offers.
package struct HealthcareService: ResourceLens {
    package static let resourceType = "HealthcareService"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var active: Bool? { json["active"]?.bool }
    package var providedBy: Reference? { element("providedBy") }
    package var categories: [CodeableConcept] { elements("category") }
    package var types: [CodeableConcept] { elements("type") }
    package var locations: [Reference] { elements("location") }
    package var name: String? { json["name"]?.string }
    package var comment: String? { json["comment"]?.string }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var availableTimes: [PractitionerRole.AvailableTime] { elements("availableTime") }
}
