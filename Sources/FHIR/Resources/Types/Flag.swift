/// A warning that those who care for the patient must see.
package struct Flag: ResourceLens {
    package static let resourceType = "Flag"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var categories: [CodeableConcept] { elements("category") }
    package var code: CodeableConcept? { element("code") }
    package var subject: Reference? { element("subject") }
    package var period: Period? { element("period") }
    package var encounter: Reference? { element("encounter") }
    package var author: Reference? { element("author") }
}
