/// Several resources together (FHIR's Bundle, whose name Foundation uses for something else).
package struct BundleResource: ResourceLens {
    package static let resourceType = "Bundle"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var identifier: Identifier? { element("identifier") }
    package var type: String? { json["type"]?.string }
    package var timestamp: DateTime? { dateTime("timestamp") }
    package var total: Int? { integer("total") }
    package var entries: [Entry] { elements("entry") }

    /// One resource in the Bundle.
    package struct Entry: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var fullUrl: String? { json["fullUrl"]?.string }
        /// The resource as it stands; a lens is put on it by type.
        package var resource: JSONValue? { json["resource"] }
        package var request: Request? { element("request") }
    }

    /// What a transaction is to do with it.
    package struct Request: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var method: String? { json["method"]?.string }
        package var url: String? { json["url"]?.string }
        package var ifNoneExist: String? { json["ifNoneExist"]?.string }
    }
}
