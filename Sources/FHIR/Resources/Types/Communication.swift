/// A message that was sent.
package struct Communication: ResourceLens {
    package static let resourceType = "Communication"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifiers: [Identifier] { elements("identifier") }
    package var status: String? { json["status"]?.string }
    package var categories: [CodeableConcept] { elements("category") }
    package var priority: String? { json["priority"]?.string }
    package var subject: Reference? { element("subject") }
    package var topic: CodeableConcept? { element("topic") }
    package var about: [Reference] { elements("about") }
    package var encounter: Reference? { element("encounter") }
    package var basedOn: [Reference] { elements("basedOn") }
    package var sent: DateTime? { dateTime("sent") }
    package var received: DateTime? { dateTime("received") }
    package var recipients: [Reference] { elements("recipient") }
    package var sender: Reference? { element("sender") }
    package var reasonCodes: [CodeableConcept] { elements("reasonCode") }
    package var reasonReferences: [Reference] { elements("reasonReference") }
    package var payloads: [Payload] { elements("payload") }
    package var notes: [Annotation] { elements("note") }

    /// A part of what was said.
    package struct Payload: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var contentString: String? { json["contentString"]?.string }
        package var contentAttachment: Attachment? { element("contentAttachment") }
        package var contentReference: Reference? { element("contentReference") }
        package var extensions: [Extension] { elements("extension") }
    }
}
