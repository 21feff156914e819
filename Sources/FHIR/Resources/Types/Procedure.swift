/// Something done to or with the patient.
package struct Procedure: ResourceLens {
    package static let resourceType = "Procedure"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var category: CodeableConcept? { element("category") }
    package var code: CodeableConcept? { element("code") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var performedDateTime: DateTime? { dateTime("performedDateTime") }
    package var performedPeriod: Period? { element("performedPeriod") }
    package var performers: [Performer] { elements("performer") }
    package var location: Reference? { element("location") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var outcome: CodeableConcept? { element("outcome") }
    package var reports: [Reference] { elements("report") }
    package var followUp: [CodeableConcept] { elements("followUp") }
    package var notes: [Annotation] { elements("note") }

    /// Who did it, for which organisation.
    package struct Performer: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var function: CodeableConcept? { element("function") }
        package var actor: Reference? { element("actor") }
        package var onBehalfOf: Reference? { element("onBehalfOf") }
    }
}
