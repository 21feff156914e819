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
        separate()
        needsComma = true
        let source = value.document.bytes
        let raw = value.rawBytes
        guard value.kind == .object || value.kind == .array else {
            bytes.append(contentsOf: raw)
            return
        }
        bytes.reserveCapacity(bytes.count + raw.count)
        value.document.nodes.withUnsafeBufferPointer { nodes in
            source.withUnsafeBufferPointer { source in
                var copied = raw.startIndex
                for node in nodes[value.index + 1..<Int(value.node.next)] {
                    if node.kind == .object || node.kind == .array { continue }
                    let quote = node.kind == .string ? 1 : 0
                    punctuation(source[copied..<Int(node.start) - quote])
                    copied = Int(node.end) + quote
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[Int(node.start) - quote..<copied]))
                }
                punctuation(source[copied..<raw.endIndex])
            }
        }
    }

    /// Between strings, numbers and words there are only marks and spaces.
    private mutating func punctuation(_ gap: Slice<UnsafeBufferPointer<UInt8>>) {
        for byte in gap where byte > 0x20 { bytes.append(byte) }
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
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var copied = 0
            for place in source.indices {
                let byte = source[place]
                if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<place]))
                bytes.append(contentsOf: JSONEscapes.escape(byte))
                copied = place + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
