/// Questions to be answered.
package struct Questionnaire: ResourceLens {
    package static let resourceType = "Questionnaire"
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var url: String? { json["url"]?.string }
    package var version: String? { json["version"]?.string }
    package var name: String? { json["name"]?.string }
    package var title: String? { json["title"]?.string }
    package var status: String? { json["status"]?.string }
    package var description: String? { json["description"]?.string }
    package var items: [Item] { elements("item") }

    /// A question, or a group of them.
    package struct Item: ElementLens {
        package let json: JSONValue

        package init(json: JSONValue) { self.json = json }

        package var linkId: String? { json["linkId"]?.string }
        package var text: String? { json["text"]?.string }
        package var type: String? { json["type"]?.string }
        package var required: Bool? { json["required"]?.bool }
        package var items: [Item] { elements("item") }
    }
}
