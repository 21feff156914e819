/// Writes JSON into a byte buffer, in the order it is told, with no spaces.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object {
///     $0.member("resourceType", "Patient")
///     $0.array("name") { $0.object { $0.member("family", "Nielsen") } }
/// }
/// ```
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    /// Forgets what was written and keeps the room for it.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    package mutating func object(_ content: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), content)
    }

    package mutating func array(_ content: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), content)
    }

    package mutating func object(_ name: String, _ content: (inout JSONWriter) -> Void) {
        key(name)
        object(content)
    }

    package mutating func array(_ name: String, _ content: (inout JSONWriter) -> Void) {
        key(name)
        array(content)
    }

    package mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Nothing is written where there is no text.
    package mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        member(name, text)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        raw((value ? "true" : "false").utf8)
    }

    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        raw(String(value).utf8)
    }

    package mutating func member(_ name: String, _ value: JSONValue) {
        key(name)
        self.value(value)
    }

    /// A number by its digits, such as `7.0`: the caller answers for its syntax.
    package mutating func member(_ name: String, number: String) {
        key(name)
        raw(number.utf8)
    }

    package mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ text: String) {
        separate()
        quoted(text)
        needsComma = true
    }

    /// A parsed value, its numbers and strings byte for byte, without the spaces between tokens.
    package mutating func value(_ value: JSONValue) {
        switch value.kind {
        case .object:
            object { writer in
                for member in value.members {
                    writer.separate()
                    writer.bytes.append(contentsOf: member.key.rawBytes)
                    writer.bytes.append(UInt8(ascii: ":"))
                    writer.needsComma = false
                    writer.value(member.value)
                }
            }
        case .array:
            array { writer in
                for element in value.elements { writer.value(element) }
            }
        default:
            raw(value.rawBytes)
        }
    }

    /// A finished piece of JSON.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                let hex = String(byte, radix: 16)
                bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
