import Testing

@testable import FHIR

/// Makes the JSON of a FHIR resource from its XML, by the types of the definitions: enough for the test data.
struct FHIRXMLConverter {
    private let definitions = Definitions.r4

    func convert(_ tree: XMLTree) throws -> JSONValue {
        var writer = JSONWriter()
        try writeResource(tree, to: &writer)
        return try JSONDocument(writer.bytes).root
    }

    private func writeResource(_ tree: XMLTree, to writer: inout JSONWriter) throws {
        let type = try #require(definitions.type(named: tree.name))
        writer.object {
            $0.member("resourceType", tree.name)
            writeMembers(of: tree, type.id, to: &$0)
        }
    }

    private func writeMembers(of tree: XMLTree, _ type: TypeDefinition.ID, to writer: inout JSONWriter) {
        for (name, value) in tree.attributes.sorted(by: { $0.key < $1.key }) where name == "id" || name == "url" {
            writer.member(name, value)
        }
        var written: Set<String> = []
        for child in tree.children where written.insert(child.name).inserted {
            guard let element = definitions.element(jsonName: child.name, of: type) else { continue }
            let items = tree.children(named: child.name)
            if definitions.type(element.type).primitive != nil {
                writePrimitives(items, element, to: &writer)
            } else if element.isArray {
                writer.array(child.name) { writer in
                    for item in items { writeItem(item, element.type, to: &writer) }
                }
            } else {
                writer.key(child.name)
                writeItem(child, element.type, to: &writer)
            }
        }
    }

    private func writeItem(_ tree: XMLTree, _ type: TypeDefinition.ID, to writer: inout JSONWriter) {
        if definitions.type(type).name == "Resource", let resource = tree.children.first {
            try? writeResource(resource, to: &writer)
        } else {
            writer.object { writeMembers(of: tree, type, to: &$0) }
        }
    }

    private func writePrimitives(_ items: [XMLTree], _ element: ElementDefinition, to writer: inout JSONWriter) {
        let form = definitions.type(element.type).primitive?.json ?? .string
        if items.contains(where: { value(of: $0) != nil }) {
            if element.isArray {
                writer.array(element.jsonName) { for item in items { writeValue(item, form, to: &$0) } }
            } else {
                writer.key(element.jsonName)
                writeValue(items[0], form, to: &writer)
            }
        }
        func hasCompanion(_ item: XMLTree) -> Bool {
            item.name != "div" && (item.attributes["id"] != nil || !item.children(named: "extension").isEmpty)
        }
        guard items.contains(where: hasCompanion) else { return }
        func write(_ item: XMLTree, _ writer: inout JSONWriter) {
            if hasCompanion(item) {
                writer.object { writeMembers(of: item, element.type, to: &$0) }
            } else {
                writer.raw("null".utf8)
            }
        }
        if element.isArray {
            writer.array("_" + element.jsonName) { for item in items { write(item, &$0) } }
        } else {
            writer.key("_" + element.jsonName)
            write(items[0], &writer)
        }
    }

    private func value(of tree: XMLTree) -> String? {
        tree.name == "div" ? Self.markup(tree) : tree.attributes["value"]
    }

    private func writeValue(_ item: XMLTree, _ form: PrimitiveType.Form, to writer: inout JSONWriter) {
        guard let value = value(of: item) else { return writer.raw("null".utf8) }
        if form == .string { writer.string(value) } else { writer.raw(value.utf8) }
    }

    private static func markup(_ tree: XMLTree) -> String {
        let attributes = tree.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\(escaped($0.value))\"" }
        let inner = tree.content.map { $0.child.map(markup) ?? escaped($0.text) }.joined()
        return "<\(tree.name)\(attributes.joined())>\(inner)</\(tree.name)>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
