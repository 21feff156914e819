/// Writes mark-up as UTF-8 bytes.
package struct HTMLWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: how many bytes to make room for at first.
    package init(capacity: Int = 32_768) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends mark-up.
    package mutating func write(_ html: HTML) {
        switch html.node {
        case .nothing:
            break
        case .text(let text):
            writeEscaped(text)
        case .trusted(let markUp):
            write(markUp)
        case .element(let name, let attributes, let content):
            writeStart(name, attributes)
            write(content)
            bytes.append(UInt8(ascii: "<"))
            bytes.append(UInt8(ascii: "/"))
            write(name)
            bytes.append(UInt8(ascii: ">"))
        case .voidElement(let name, let attributes):
            writeStart(name, attributes)
        case .several(let parts):
            for part in parts {
                write(part)
            }
        }
    }

    private mutating func writeStart(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        write(name)
        for attribute in attributes {
            write(attribute)
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .absent:
            return
        case .flag:
            bytes.append(UInt8(ascii: " "))
            write(attribute.name)
        case .text(let text):
            bytes.append(UInt8(ascii: " "))
            write(attribute.name)
            bytes.append(UInt8(ascii: "="))
            bytes.append(UInt8(ascii: "\""))
            writeEscaped(text)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func write(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func writeEscaped(_ text: String) {
        var text = text
        text.withUTF8 { writeEscaped($0) }
    }

    /// Copies whole stretches between the characters that mean something in mark-up. Control characters, which no
    /// HTML document may hold, become the replacement character.
    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for place in text.indices {
            let replacement: StaticString
            switch text[place] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            case 0..<9, 11, 12, 14..<32, 127: replacement = "\u{FFFD}"
            default: continue
            }
            bytes.append(contentsOf: text[start..<place])
            write(replacement)
            start = place + 1
        }
        bytes.append(contentsOf: text[start...])
    }
}

extension HTML {
    /// The mark-up as UTF-8 bytes, for a whole page after its document type.
    package func document() -> [UInt8] {
        var writer = HTMLWriter()
        writer.write(.trusted("<!DOCTYPE html>\n"))
        writer.write(self)
        return writer.bytes
    }

    /// The mark-up as text.
    package func rendered() -> String {
        var writer = HTMLWriter(capacity: 1024)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
