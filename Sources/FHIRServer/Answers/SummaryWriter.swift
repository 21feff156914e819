import FHIR

/// Writes the parts of a resource that the standard marks for summaries, and those that must be there.
///
/// Data types come whole; of what a resource defines in place, such as `Bundle.entry`, again the parts that are marked.
/// What changes the meaning of the rest (`modifierExtension`) always stays.
///
/// Source: FHIR R4, Search, 3.1.1.5.8 Summary; `isSummary` in the definitions.
enum SummaryWriter {
    private static let definitions = Definitions.r4

    /// - Parameter meta: marks the metadata of a resource that is not whole.
    static func bytes(of resource: JSONValue, meta mark: (JSONValue) -> [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            if let name = resource["resourceType"] { writer.member("resourceType", name) }
            if let id = resource["id"] { writer.member("id", id) }
            if let meta = resource["meta"] {
                writer.key("meta")
                writer.raw(mark(meta))
            }
            let type = definitions.type(named: resource["resourceType"]?.string ?? "")
            _ = writeMembers(of: resource, type, except: ["resourceType", "id", "meta"], &writer)
        }
        return writer.bytes
    }

    /// - Returns: whether anything was written.
    private static func writeMembers(
        of object: JSONValue, _ type: TypeDefinition?, except written: Set<String>, _ writer: inout JSONWriter
    ) -> Bool {
        guard let type else { return false }
        var isEmpty = true
        for member in object.members where !written.contains(member.name) {
            // `_birthDate` holds what is said about `birthDate`.
            let name = member.name
            let bare = name.first == "_" ? String(name.dropFirst()) : name
            guard let element = definitions.element(jsonName: bare, of: type.id),
                element.isSummary || element.minimum > 0 || bare == "modifierExtension",
                let value = summary(of: member.value, definitions.type(element.type))
            else { continue }
            writer.key(name)
            writer.raw(value)
            isEmpty = false
        }
        return !isEmpty
    }

    /// Nil where nothing of it belongs in a summary: FHIR has no empty objects and arrays.
    private static func summary(of value: JSONValue, _ type: TypeDefinition) -> [UInt8]? {
        guard type.kind == .backbone else { return Array(value.rawBytes) }
        var writer = JSONWriter()
        var isEmpty = true
        if value.kind == .array {
            writer.array { writer in
                for item in value.elements {
                    guard let item = summary(of: item, type) else { continue }
                    writer.raw(item)
                    isEmpty = false
                }
            }
        } else {
            writer.object { writer in
                if let id = value["id"] { writer.member("id", id) }
                isEmpty = !writeMembers(of: value, type, except: ["id"], &writer)
            }
        }
        return isEmpty ? nil : writer.bytes
    }
}
