import FHIR

/// Writes a resource without the spaces between its tokens, with some of its texts replaced and everything else byte
/// for byte as it came.
struct ResourceText {
    private var bytes: [UInt8] = []
    private let document: JSONDocument
    private let replacing: [Int: String]

    /// - Parameters:
    ///   - id: the resource's id: replaces its own, or is put in after `resourceType`.
    ///   - replacing: new texts, by the node of the old.
    static func bytes(of resource: JSONValue, id: String, replacing: [Int: String]) -> [UInt8] {
        var text = ResourceText(document: resource.document, replacing: replacing)
        text.bytes.reserveCapacity(resource.rawBytes.count + 64)
        text.writeRoot(resource, id: id)
        return text.bytes
    }

    private init(document: JSONDocument, replacing: [Int: String]) {
        self.document = document
        self.replacing = replacing
    }

    private mutating func writeRoot(_ resource: JSONValue, id: String) {
        let hasID = resource["id"] != nil
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in resource.members {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            if member.nameEquals("id") {
                write(name: "id", text: id)
                continue
            }
            write(member)
            if !hasID, member.nameEquals("resourceType") {
                bytes.append(UInt8(ascii: ","))
                write(name: "id", text: id)
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ value: JSONValue) {
        switch value.kind {
        case .object:
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for member in value.members {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                write(member)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array:
            bytes.append(UInt8(ascii: "["))
            var isFirst = true
            for element in value.elements {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                write(element)
            }
            bytes.append(UInt8(ascii: "]"))
        default:
            if let text = replacing[value.index] {
                write(text: text)
            } else {
                bytes.append(contentsOf: value.rawBytes)
            }
        }
    }

    private mutating func write(_ member: JSONMembers.Member) {
        bytes.append(contentsOf: member.rawName)
        bytes.append(UInt8(ascii: ":"))
        write(member.value)
    }

    private mutating func write(name: String, text: String) {
        write(text: name)
        bytes.append(UInt8(ascii: ":"))
        write(text: text)
    }

    private mutating func write(text: String) {
        var writer = JSONWriter()
        writer.string(text)
        bytes.append(contentsOf: writer.bytes)
    }
}
