/// Those who take part in the care, with their roles.
package struct CareTeam: ResourceLens {
    package static let resourceType = "CareTeam"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var categories: [CodeableConcept] { elements("category") }
    package var name: String? { json["name"]?.string }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var period: Period? { element("period") }
    package var participants: [Participant] { elements("participant") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var managingOrganizations: [Reference] { elements("managingOrganization") }
    package var telecoms: [ContactPoint] { elements("telecom") }
    package var notes: [Annotation] { elements("note") }

    /// Somebody in the team.
    package struct Participant: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var roles: [CodeableConcept] { elements("role") }
        package var member: Reference? { element("member") }
        package var onBehalfOf: Reference? { element("onBehalfOf") }
        package var period: Period? { element("period") }
    }
}
