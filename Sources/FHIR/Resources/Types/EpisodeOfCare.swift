/// A course: the time in which an organisation answers for the patient's care in a matter.
package struct EpisodeOfCare: ResourceLens {
    package static let resourceType = "EpisodeOfCare"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var types: [CodeableConcept] { elements("type") }
    package var diagnoses: [Diagnosis] { elements("diagnosis") }
    package var patient: Reference? { element("patient") }
    package var managingOrganization: Reference? { element("managingOrganization") }
    package var period: Period? { element("period") }
    package var referralRequests: [Reference] { elements("referralRequest") }
    package var careManager: Reference? { element("careManager") }
    package var teams: [Reference] { elements("team") }

    /// A condition that the course is about.
    package struct Diagnosis: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var condition: Reference? { element("condition") }
        package var role: CodeableConcept? { element("role") }
        package var rank: Int? { integer("rank") }
    }
}
