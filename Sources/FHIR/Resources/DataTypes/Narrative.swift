/// What a resource says to people, as XHTML.
package struct Narrative: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var status: String? { json["status"]?.string }
    package var div: String? { json["div"]?.string }
}
