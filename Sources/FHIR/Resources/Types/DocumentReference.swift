/// A document, with what is known about it.
package struct DocumentReference: ResourceLens {
    package static let resourceType = "DocumentReference"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var masterIdentifier: Identifier? { element("masterIdentifier") }
    package var status: String? { json["status"]?.string }
    package var docStatus: String? { json["docStatus"]?.string }
    package var type: CodeableConcept? { element("type") }
    package var categories: [CodeableConcept] { elements("category") }
    package var subject: Reference? { element("subject") }
    package var date: DateTime? { dateTime("date") }
    package var authors: [Reference] { elements("author") }
    package var authenticator: Reference? { element("authenticator") }
    package var custodian: Reference? { element("custodian") }
    package var description: String? { json["description"]?.string }
    package var contents: [Content] { elements("content") }
    package var context: Context? { element("context") }

    /// The document itself.
    package struct Content: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var attachment: Attachment? { element("attachment") }
        package var format: Coding? { element("format") }
    }

    /// The care that the document is about.
    package struct Context: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var encounters: [Reference] { elements("encounter") }
        package var events: [CodeableConcept] { elements("event") }
        package var period: Period? { element("period") }
        package var related: [Reference] { elements("related") }
    }
}
