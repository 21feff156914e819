/// A document made of sections.
package struct Composition: ResourceLens {
    package static let resourceType = "Composition"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var type: CodeableConcept? { element("type") }
    package var categories: [CodeableConcept] { elements("category") }
    package var subject: Reference? { element("subject") }
    package var encounter: Reference? { element("encounter") }
    package var date: DateTime? { dateTime("date") }
    package var authors: [Reference] { elements("author") }
    package var title: String? { json["title"]?.string }
    package var custodian: Reference? { element("custodian") }
    package var sections: [Section] { elements("section") }
    package var events: [Event] { elements("event") }

    /// One part of the document.
    package struct Section: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var title: String? { json["title"]?.string }
        package var code: CodeableConcept? { element("code") }
        package var text: Narrative? { element("text") }
        package var entries: [Reference] { elements("entry") }
        package var sections: [Section] { elements("section") }
        package var emptyReason: CodeableConcept? { element("emptyReason") }
    }

    /// The care that the document is about.
    package struct Event: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var codes: [CodeableConcept] { elements("code") }
        package var period: Period? { element("period") }
    }
}
