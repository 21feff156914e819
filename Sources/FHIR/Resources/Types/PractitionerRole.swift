/// A health professional in a post at a unit.
package struct PractitionerRole: ResourceLens {
    package static let resourceType = "PractitionerRole"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var active: Bool? { json["active"]?.bool }
    package var period: Period? { element("period") }
    package var practitioner: Reference? { element("practitioner") }
    package var organization: Reference? { element("organization") }
    package var codes: [CodeableConcept] { elements("code") }
    package var specialties: [CodeableConcept] { elements("specialty") }
    package var locations: [Reference] { elements("location") }
    package var healthcareServices: [Reference] { elements("healthcareService") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var availableTimes: [AvailableTime] { elements("availableTime") }
    package var availabilityExceptions: String? { json["availabilityExceptions"]?.string }

    /// When the post is reached.
    package struct AvailableTime: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var daysOfWeek: [String] { strings("daysOfWeek") }
        package var allDay: Bool? { json["allDay"]?.bool }
        package var startTime: String? { json["availableStartTime"]?.string }
        package var endTime: String? { json["availableEndTime"]?.string }
    }
}
