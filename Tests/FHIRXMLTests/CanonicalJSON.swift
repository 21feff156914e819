import FHIR

/// A resource's JSON in the one form that its XML leads back to, made from the JSON alone: no spaces between tokens,
/// strings with the fewest escapes, members in the order of the definitions, attributes first.
///
/// Written apart from the room that it tests, with a tree instead of a scanner.
enum CanonicalJSON {
    struct Unknown: Error {
        var name: String
    }

    static func bytes(of resource: JSONValue) throws -> [UInt8] {
        var writer = JSONWriter()
        try write(resource, as: nil, to: &writer)
        return writer.bytes
    }

    private static func write(_ value: JSONValue, as type: TypeDefinition?, to writer: inout JSONWriter) throws {
        switch value.kind {
        case .object: try writeObject(value, as: type, to: &writer)
        case .array:
            var failure: (any Error)?
            writer.array { writer in
                for item in value.elements where failure == nil {
                    do { try write(item, as: type, to: &writer) } catch { failure = error }
                }
            }
            if let failure { throw failure }
        case .string: writer.string(value.string ?? "")
        default: writer.raw(value.rawBytes)
        }
    }

    private static func writeObject(
        _ object: JSONValue, as outer: TypeDefinition?, to writer: inout JSONWriter
    ) throws {
        var type = outer
        let named = object["resourceType"]?.string
        if let named, outer == nil || outer?.kind == .resource { type = Definitions.r4.type(named: named) }
        guard let type else { throw Unknown(name: named ?? "resourceType") }
        var rows: [(rank: Int, name: String, value: JSONValue, type: TypeDefinition?)] = []
        for member in object.members {
            let isCompanion = member.name.hasPrefix("_")
            let name = isCompanion ? String(member.name.dropFirst()) : member.name
            if name == "resourceType", named != nil, type.kind == .resource {
                rows.append((-1, member.name, member.value, nil))
                continue
            }
            guard let element = Definitions.r4.element(jsonName: name, of: type.id) else { throw Unknown(name: name) }
            let rank = element.isAttribute ? element.place : 1000 + element.place * 2 + (isCompanion ? 1 : 0)
            let inner = isCompanion ? "Element" : Definitions.r4.type(element.type).name
            rows.append((rank, member.name, member.value, Definitions.r4.type(named: inner)))
        }
        var failure: (any Error)?
        writer.object { writer in
            for row in rows.sorted(by: { $0.rank < $1.rank }) where failure == nil {
                writer.key(row.name)
                do { try write(row.value, as: row.type, to: &writer) } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }
}
