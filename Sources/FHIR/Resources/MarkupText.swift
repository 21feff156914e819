/// The words of XHTML or HTML without its mark-up. What comes out is text: it is shown as text, and never as mark-up.
package enum MarkupText {
    /// The paragraphs, table rows, list items and headings, in order, none of them blank.
    package static func paragraphs(of markup: String) -> [String] {
        var paragraphs: [String] = []
        var current: [UInt8] = []
        func finish() {
            let text = collapse(current)
            current.removeAll(keepingCapacity: true)
            if !text.isEmpty { paragraphs.append(text) }
        }
        var rest = Array(markup.utf8)[...]
        while let byte = rest.first {
            guard byte == UInt8(ascii: "<") else {
                rest = rest.dropFirst()
                current.append(byte)
                continue
            }
            let (tag, closes, after) = readTag(rest)
            rest = after
            if ["script", "style", "head"].contains(tag), !closes {
                rest = skip(to: tag, in: rest)
            } else if ["td", "th"].contains(tag) {
                current.append(UInt8(ascii: " "))
            } else if !inline.contains(tag) {
                finish()
            }
        }
        finish()
        return paragraphs
    }

    /// What follows the closing tag of an element whose content is not for people.
    private static func skip(to tag: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "<") {
                let (name, closes, _) = readTag(rest.prefix(tag.utf8.count + 3))
                if closes, name == tag { return readTag(rest).2 }
            }
            rest = rest.dropFirst()
        }
        return rest
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "big", "code", "em", "font", "i", "img", "q", "s", "small", "span", "strong", "sub", "sup",
        "tt", "u", "",
    ]

    /// The name of the tag that the bytes begin with, whether it closes, and what comes after it.
    private static func readTag(_ bytes: ArraySlice<UInt8>) -> (String, Bool, ArraySlice<UInt8>) {
        if bytes.starts(with: "<!--".utf8) {
            var rest = bytes.dropFirst(4)
            while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
            return ("", false, rest.dropFirst(3))
        }
        var rest = bytes.dropFirst()
        let closes = rest.first == UInt8(ascii: "/")
        if closes { rest = rest.dropFirst() }
        let isLetter = { (byte: UInt8) in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        }
        let name = rest.prefix(while: isLetter)
        rest = rest.dropFirst(name.count)
        var quote: UInt8?
        while let byte = rest.first {
            rest = rest.dropFirst()
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
        }
        return (String(decoding: name, as: UTF8.self).lowercased(), closes, rest)
    }

    /// White space as one space, and entities as their characters.
    private static func collapse(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let words = resolveEntities(text).split { $0.isWhitespace }
        return words.joined(separator: " ")
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "aelig": "æ", "oslash": "ø",
        "aring": "å", "AElig": "Æ", "Oslash": "Ø", "Aring": "Å", "deg": "°", "ndash": "–", "mdash": "—",
    ]

    private static func resolveEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[rest.index(after: ampersand)...]
            guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(named: rest[..<end]) else {
                result += "&"
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(named name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
