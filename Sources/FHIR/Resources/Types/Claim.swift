/// A bill for care.
package struct Claim: ResourceLens {
    package static let resourceType = "Claim"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var type: CodeableConcept? { element("type") }
    package var use: String? { json["use"]?.string }
    package var patient: Reference? { element("patient") }
    package var billablePeriod: Period? { element("billablePeriod") }
    package var created: DateTime? { dateTime("created") }
    package var provider: Reference? { element("provider") }
    package var facility: Reference? { element("facility") }
    package var items: [Item] { elements("item") }

    /// One line of the bill.
    package struct Item: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var productOrService: CodeableConcept? { element("productOrService") }
        package var encounters: [Reference] { elements("encounter") }
    }
}
