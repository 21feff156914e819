/// Several people or things taken together.
package struct Group: ResourceLens {
    package static let resourceType = "Group"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var name: String? { json["name"]?.string }
    package var type: String? { json["type"]?.string }
    package var quantity: Int? { integer("quantity") }
    package var members: [Member] { elements("member") }

    /// One of them.
    package struct Member: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var entity: Reference? { element("entity") }
        package var inactive: Bool? { json["inactive"]?.bool }
    }
}
