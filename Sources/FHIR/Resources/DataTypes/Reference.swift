/// A pointer to another resource, by address, by identifier, or in words only.
package struct Reference: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    package var reference: String? { json["reference"]?.string }
    package var type: String? { json["type"]?.string }
    package var identifier: Identifier? { element("identifier") }
    package var display: String? { json["display"]?.string }

    /// `Type/id` of what is pointed at, without server address and version; nil where the reference is something else
    /// (contained `#…`, `urn:uuid:…`, a search, or an identifier only).
    package var target: String? { reference.flatMap(Reference.target(of:)) }

    /// The id of the Patient that is pointed at; nil where it is something else, or not in this record.
    package var patient: String? { id(of: "Patient") }

    /// The id of what is pointed at, where it is of this type and in this record: the reference is relative.
    package func id(of type: String) -> String? { reference.flatMap { Reference.id(of: type, in: $0) } }

    /// The id in `Type/id`, with or without a version; nil where it is of another type, or has a server's address.
    package static func id(of type: String, in reference: String) -> String? {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 4 && parts[2] == "_history", parts[0] == type, !parts[1].isEmpty
        else { return nil }
        return String(parts[1])
    }

    /// The type of what is pointed at, as far as the reference says.
    package var targetType: String? {
        target.flatMap { $0.split(separator: "/").first.map(String.init) } ?? type
    }

    /// `Type/id` at the end of a literal reference.
    package static func target(of reference: String) -> String? {
        let bytes = reference.utf8
        // Most are `Type/id` already.
        if let slash = bytes.firstIndex(of: UInt8(ascii: "/")), isUpperCase(bytes.first),
            bytes.index(after: slash) < bytes.endIndex,
            !bytes[bytes.index(after: slash)...].contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
            ),
            !reference.hasSuffix("/_history")
        {
            return reference
        }
        guard !reference.hasPrefix("#"), !reference.hasPrefix("urn:") else { return nil }
        var parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        if let history = parts.firstIndex(of: "_history") { parts = Array(parts[..<history]) }
        guard parts.count >= 2, let id = parts.last, !id.isEmpty, let type = parts.dropLast().last,
            isUpperCase(type.utf8.first), !id.contains("?")
        else { return nil }
        return type + "/" + id
    }

    private static func isUpperCase(_ byte: UInt8?) -> Bool {
        byte.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    }
}
