/// The parts of tokens: names, attributes, references, comments.
extension XMLScanner {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Whether the text goes on with these characters.
    func at(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for place in 0..<count where bytes[position + place] != word.utf8Start[place] { return false }
        return true
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        return position > start
    }

    mutating func readName() throws(XMLFault) -> Range<Int> {
        let start = position
        while position < bytes.count, Self.isNameByte(bytes[position], isFirst: position == start) { position += 1 }
        guard position > start else { throw fault("expected a name, as FHIR or XHTML has it") }
        return start..<position
    }

    private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
        if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") {
            return true
        }
        let isLater = byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        return isLater && !isFirst
    }

    /// Everything between the name of an element and the end of its tag.
    mutating func readAttributes() throws(XMLFault) {
        attributes.removeAll(keepingCapacity: true)
        while true {
            let hasSpace = skipSpace()
            if at(">") {
                position += 1
                return
            }
            if at("/>") {
                position += 2
                isEmptyElement = true
                return
            }
            guard hasSpace else { throw fault("expected a space or the end of the tag") }
            guard attributes.count < limits.attributes else {
                throw fault("an element of more than \(limits.attributes) attributes")
            }
            try readAttribute()
        }
    }

    private mutating func readAttribute() throws(XMLFault) {
        let whole = try readName()
        skipSpace()
        guard at("=") else { throw fault("expected = and the attribute's value") }
        position += 1
        skipSpace()
        guard at("\"") || at("'") else { throw fault("expected the attribute's value in quotes") }
        let quote = bytes[position]
        position += 1
        let start = position
        while true {
            guard position < bytes.count else { throw fault("the text ends too early") }
            let byte = bytes[position]
            if byte == quote { break }
            if byte == UInt8(ascii: "<") { throw fault("a < in an attribute's value") }
            if byte == UInt8(ascii: "&") { try readReference() } else { position += 1 }
        }
        let value = start..<position
        position += 1
        let isPrefixed = bytes[whole].starts(with: "xmlns:".utf8)
        let isDeclaration = isPrefixed || matches(whole, "xmlns")
        let local = isPrefixed ? whole.lowerBound + 6..<whole.upperBound : whole
        if isPrefixed { try checkDeclaration(of: local, value) }
        attributes.append(
            XMLAttribute(
                name: XMLName(whole: whole, local: local, namespace: .none), value: value,
                isDeclaration: isDeclaration))
    }

    private func checkDeclaration(of prefix: Range<Int>, _ value: Range<Int>) throws(XMLFault) {
        let isReserved = matches(prefix, "xml") || matches(prefix, "xmlns")
        guard !isReserved, !prefix.isEmpty, !value.isEmpty, !bytes[prefix].contains(UInt8(ascii: ":")) else {
            throw fault("a namespace that cannot be declared", at: prefix.lowerBound)
        }
    }

    /// Up to the next markup.
    mutating func readText() throws(XMLFault) {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"): try readReference()
            case UInt8(ascii: "]"):
                if at("]]>") { throw fault("]]> in text") }
                position += 1
            default: position += 1
            }
        }
    }

    /// `&lt;`, `&#230;` and so on; the current byte is `&`.
    private mutating func readReference() throws(XMLFault) {
        let start = position
        guard let reference = XMLReference(bytes, at: start),
            reference.scalar != XMLReference.nonBreakingSpace || takesNonBreakingSpace || !reference.isNamed
        else { throw fault("expected &lt; &gt; &amp; &quot; &apos; or a character by its number", at: start) }
        position = reference.range.upperBound
    }

    mutating func readComment() throws(XMLFault) {
        let end = try place(of: "--", from: position + 4, "the end of the comment")
        position = end
        guard at("-->") else { throw fault("-- within a comment") }
        position += 3
    }

    mutating func readInstruction() throws(XMLFault) {
        let start = position
        position += 2
        let target = try readName()
        guard !bytes[target].map({ $0 | 0x20 }).elementsEqual("xml".utf8) else {
            throw fault("an XML declaration that does not stand first", at: start)
        }
        guard !bytes[target].contains(UInt8(ascii: ":")), at("?>") || skipSpace() else {
            throw fault("expected a name without a colon, and a space")
        }
        position = try place(of: "?>", from: position, "the end of the processing instruction") + 2
    }

    /// Where the characters next stand.
    func place(of word: StaticString, from start: Int, _ what: String) throws(XMLFault) -> Int {
        let first = word.utf8Start[0]
        let count = word.utf8CodeUnitCount
        var place = start
        while place + count <= bytes.count {
            if bytes[place] == first, (1..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] }) {
                return place
            }
            place += 1
        }
        throw fault("expected \(what)")
    }

    // MARK: The whole text

    /// UTF-8, and only characters that XML has: afterwards each byte can be taken for what it is.
    func checkCharacters() throws(XMLFault) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw fault("bytes that are not UTF-8", at: error.byteOffsets.lowerBound)
        }
        for (place, byte) in bytes.enumerated() {
            if byte < 0x20 {
                guard Self.isSpace(byte) else { throw fault("a control character, which XML has not", at: place) }
            } else if byte == 0xEF, place + 2 < bytes.count, bytes[place + 1] == 0xBF, bytes[place + 2] >= 0xBE {
                // U+FFFE and U+FFFF.
                throw fault("a character that XML has not", at: place)
            }
        }
    }

    /// The byte order mark and `<?xml version="1.0" encoding="UTF-8"?>`, of which both may be missing.
    mutating func readDeclaration() throws(XMLFault) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard at("<?xml"), position + 5 < bytes.count, Self.isSpace(bytes[position + 5]) else { return }
        position += 5
        var names: [String] = []
        while skipSpace(), !at("?>") {
            let name = String(decoding: bytes[try readName()], as: UTF8.self)
            skipSpace()
            guard at("=") else { throw fault("expected = in the XML declaration") }
            position += 1
            skipSpace()
            guard at("\"") || at("'") else { throw fault("expected a value in quotes") }
            let quote = bytes[position]
            let start = position + 1
            guard let end = bytes[start...].firstIndex(of: quote) else { throw fault("the text ends too early") }
            try checkDeclaration(name, bytes[start..<end].map { $0 < 0x80 ? $0 | 0x20 : $0 }, after: names)
            names.append(name)
            position = end + 1
        }
        guard names.first == "version", at("?>") else {
            throw fault("expected the version, and the end of the declaration")
        }
        position += 2
    }

    /// - Parameter value: in small letters; a digit is itself.
    private func checkDeclaration(_ name: String, _ value: [UInt8], after names: [String]) throws(XMLFault) {
        let value = String(decoding: value, as: UTF8.self)
        switch (name, names.last) {
        case ("version", nil):
            guard value == "1.0" else { throw fault("XML of another version than 1.0") }
        case ("encoding", "version"):
            guard ["utf-8", "us-ascii"].contains(value) else { throw fault("an encoding that is not UTF-8") }
        case ("standalone", "version"), ("standalone", "encoding"):
            guard ["yes", "no"].contains(value) else { throw fault("standalone is yes or no") }
        default: throw fault("an XML declaration has version, encoding and standalone, in this order")
        }
    }
}
