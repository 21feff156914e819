/// Whether a narrative's XHTML is what FHIR allows: well-formed, only the elements and attributes of HTML 4.0 chapters 7
/// to 11 and 15, links and images, nothing that acts, and something to read.
///
/// Source: FHIR R4, Narrative, rules txt-1 and txt-2.
enum NarrativeCheck {
    private static let elements: Set<String> = [
        "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b", "em", "i", "strong", "small", "big",
        "tt", "dfn", "q", "var", "abbr", "acronym", "cite", "blockquote", "hr", "address", "bdo", "kbd", "sub", "sup",
        "ul", "ol", "li", "dl", "dt", "dd", "pre", "table", "caption", "colgroup", "col", "thead", "tr", "tfoot",
        "tbody", "th", "td", "code", "samp", "img", "map", "area", "ins", "del", "s", "strike", "u",
    ]
    private static let attributes: Set<String> = [
        "id", "class", "style", "lang", "xml:lang", "dir", "accesskey", "tabindex", "xmlns", "title", "href", "name",
        "rel", "rev", "charset", "type", "hreflang", "src", "alt", "height", "width", "align", "valign", "cellpadding",
        "cellspacing", "summary", "border", "frame", "rules", "colspan", "rowspan", "nowrap", "abbr", "axis",
        "headers", "scope", "char", "charoff", "span", "cite", "datetime", "shape", "coords", "usemap", "ismap",
        "longdesc", "bgcolor", "color", "size", "start", "value", "compact", "clear", "hspace", "vspace", "xml:space",
    ]

    static func isAcceptable(_ text: String) -> Bool {
        var reader = Reader(bytes: Array(text.utf8))
        return reader.read()
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0
        var open: [String] = []
        var hasContent = false

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func read() -> Bool {
            skipSpace()
            guard starts(with: "<div") else { return false }
            repeat {
                guard starts(with: "<") else {
                    guard readText() else { return false }
                    continue
                }
                if starts(with: "<!--") {
                    guard skip(past: "-->") else { return false }
                } else if starts(with: "</") {
                    place += 2
                    guard let name = readName(), open.popLast() == name else { return false }
                    skipSpace()
                    guard take(">") else { return false }
                } else if !readElement() {
                    return false
                }
            } while !open.isEmpty && place < bytes.count
            skipSpace()
            return open.isEmpty && place == bytes.count && hasContent
        }

        private mutating func readElement() -> Bool {
            place += 1
            guard let name = readName(), NarrativeCheck.elements.contains(name), open.count < 100 else { return false }
            if name == "img" { hasContent = true }
            while true {
                skipSpace()
                if take(">") {
                    open.append(name)
                    return true
                }
                if starts(with: "/>") {
                    place += 2
                    return true
                }
                guard let attribute = readName() else { return false }
                skipSpace()
                guard take("=") else { return false }
                skipSpace()
                guard let quote = place < bytes.count ? bytes[place] : nil,
                    quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                    let end = bytes[(place + 1)...].firstIndex(of: quote)
                else { return false }
                let value = String(decoding: bytes[place + 1..<end], as: UTF8.self)
                place = end + 1
                guard NarrativeCheck.attributes.contains(attribute), !Self.acts(value) else { return false }
            }
        }

        private static func acts(_ value: String) -> Bool {
            value.lowercased().filter { !$0.isWhitespace }.hasPrefix("javascript:") || value.contains("<")
        }

        private mutating func readText() -> Bool {
            while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
                if bytes[place] == UInt8(ascii: "&") {
                    guard let end = bytes[place...].prefix(40).firstIndex(of: UInt8(ascii: ";")) else { return false }
                    place = end
                    hasContent = true
                } else if bytes[place] > 0x20 {
                    hasContent = true
                }
                place += 1
            }
            return true
        }

        private mutating func readName() -> String? {
            let start = place
            while place < bytes.count,
                (bytes[place] | 0x20) &- 0x61 < 26 || bytes[place] &- 0x30 < 10 || bytes[place] == UInt8(ascii: ":")
                    || bytes[place] == UInt8(ascii: "-")
            { place += 1 }
            return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
        }

        private mutating func skipSpace() {
            while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
            place += 1
            return true
        }

        private func starts(with text: StaticString) -> Bool {
            let end = place + text.utf8CodeUnitCount
            return end <= bytes.count
                && bytes[place..<end].elementsEqual(
                    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }

        private mutating func skip(past text: StaticString) -> Bool {
            while place < bytes.count {
                if starts(with: text) {
                    place += text.utf8CodeUnitCount
                    return true
                }
                place += 1
            }
            return false
        }
    }
}
