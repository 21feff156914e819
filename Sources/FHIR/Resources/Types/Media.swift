/// A picture, recording or other medium.
package struct Media: ResourceLens {
    package static let resourceType = "Media"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var type: CodeableConcept? { element("type") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var createdDateTime: DateTime? { dateTime("createdDateTime") }
    package var createdPeriod: Period? { element("createdPeriod") }
    package var issued: DateTime? { dateTime("issued") }
    package var `operator`: Reference? { element("operator") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var deviceName: String? { json["deviceName"]?.string }
    package var content: Attachment? { element("content") }
    package var notes: [Annotation] { elements("note") }
}
