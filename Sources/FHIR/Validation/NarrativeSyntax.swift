/// Reads the XHTML of a narrative: well-formed, one `div`, and only the elements and attributes that FHIR allows
/// (FHIR R4, Narrative, invariant `txt-1`): no scripts, no forms, no event attributes.
///
/// It judges what is sent; whoever shows a narrative on a page cleans it all the same.
struct NarrativeSyntax {
    /// What is wrong, in words for the one who sent it.
    struct Fault: Error, Equatable {
        var message: String
    }

    private var bytes: UnescapedBytes
    private let names: ByteKeyTable
    private var current: UInt8?
    /// The numbers of the elements that are open: the first ``depth`` of them. Deeper nesting is hardly meant to be read.
    private var open = InlineArray<100, UInt8>(repeating: 0)
    private var depth = 0
    /// Whether there is text or a picture.
    private var hasContent = false

    init(_ bytes: UnescapedBytes, _ names: ByteKeyTable) {
        self.bytes = bytes
        self.names = names
    }

    /// Whether a text is a narrative's XHTML as FHIR allows it, with something to read in it.
    static func isAcceptable(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var syntax = NarrativeSyntax(UnescapedBytes(text: bytes), Definitions.r4.narrativeNames)
            return syntax.firstFault() == nil && syntax.hasContent
        }
    }

    /// The first fault; nil where there is none.
    mutating func firstFault() -> Fault? {
        do throws(Fault) {
            try read()
            return nil
        } catch {
            return error
        }
    }

    private mutating func read() throws(Fault) {
        advance()
        skipSpace()
        guard current == UInt8(ascii: "<") else { throw Fault(message: "expected a div element") }
        try readMarkup()
        while depth > 0 {
            switch current {
            case nil: throw Fault(message: "expected the end of the XHTML element that is open")
            case UInt8(ascii: "<"): try readMarkup()
            case UInt8(ascii: "&"):
                hasContent = true
                try readEntity()
            case let byte?:
                if !PrimitiveSyntax.isSpace(byte) { hasContent = true }
                advance()
            }
        }
        skipSpace()
        if current != nil { throw Fault(message: "expected nothing after the div element") }
    }

    private mutating func advance() { current = bytes.next() }

    private mutating func skipSpace() {
        while let byte = current, PrimitiveSyntax.isSpace(byte) { advance() }
    }

    /// An element's start or end, or a comment; the current byte is `<`.
    private mutating func readMarkup() throws(Fault) {
        advance()
        switch current {
        case UInt8(ascii: "!"): try readComment()
        case UInt8(ascii: "/"):
            advance()
            let element = try readName(.element)
            skipSpace()
            try expect(UInt8(ascii: ">"))
            guard depth > 0, open[depth - 1] == element else { throw Fault(message: "XHTML elements that overlap") }
            depth -= 1
        default: try readStart()
        }
    }

    private mutating func readStart() throws(Fault) {
        let element = try readName(.element)
        if depth == 0, element != NarrativeNames.division { throw Fault(message: "expected a div element") }
        if element == NarrativeNames.image { hasContent = true }
        guard depth < open.count else { throw Fault(message: "XHTML elements nested too deep") }
        while true {
            skipSpace()
            switch current {
            case UInt8(ascii: ">"):
                advance()
                open[depth] = element
                depth += 1
                return
            case UInt8(ascii: "/"):
                advance()
                try expect(UInt8(ascii: ">"))
                return
            default: try readAttribute()
            }
        }
    }

    private mutating func readAttribute() throws(Fault) {
        _ = try readName(.attribute)
        skipSpace()
        try expect(UInt8(ascii: "="))
        skipSpace()
        guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw Fault(message: "expected an XHTML attribute's value in quotes")
        }
        advance()
        var scheme = ScriptScheme()
        while current != quote {
            switch current {
            case nil, UInt8(ascii: "<"): throw Fault(message: "expected the end of an XHTML attribute's value")
            case UInt8(ascii: "&"): try readEntity()
            case let byte?:
                if scheme.isComplete(with: byte) { throw Fault(message: NarrativeNames.Kind.attribute.expectation) }
                advance()
            }
        }
        advance()
    }

    /// Watches for a value that begins with `javascript:`, in whatever letters and with whatever spaces between.
    private struct ScriptScheme {
        private static let name = Array("javascript:".utf8)
        private var matched: Int? = 0

        mutating func isComplete(with byte: UInt8) -> Bool {
            guard let matched, byte > 0x20 else { return false }
            let isNext = byte == Self.name[matched] || byte | 0x20 == Self.name[matched]
            self.matched = isNext && matched + 1 < Self.name.count ? matched + 1 : nil
            return isNext && matched + 1 == Self.name.count
        }
    }

    private mutating func readComment() throws(Fault) {
        advance()
        try expect(UInt8(ascii: "-"))
        try expect(UInt8(ascii: "-"))
        var dashes = 0
        while let byte = current {
            advance()
            if byte == UInt8(ascii: ">"), dashes >= 2 { return }
            dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        }
        throw Fault(message: "expected the end of an XHTML comment")
    }

    private mutating func readEntity() throws(Fault) {
        advance()
        if current == UInt8(ascii: "#") {
            advance()
            var count = 0
            while let byte = current, byte != UInt8(ascii: ";"), count < 8 {
                let isHexMark = count == 0 && byte == UInt8(ascii: "x")
                guard isHexMark || JSONEscapes.hexDigit(byte) != nil else { break }
                advance()
                count += 1
            }
            guard count > 0 else { throw Fault(message: "expected the number of an XHTML character reference") }
        } else {
            _ = try readName(.entity)
        }
        try expect(UInt8(ascii: ";"))
    }

    private mutating func expect(_ byte: UInt8) throws(Fault) {
        guard current == byte else {
            throw Fault(message: "expected \(String(UnicodeScalar(byte))) in the XHTML")
        }
        advance()
    }

    /// A name that is allowed here, as its number.
    private mutating func readName(_ kind: NarrativeNames.Kind) throws(Fault) -> UInt8 {
        // The longest name that is allowed has 11 letters.
        var name: (UInt64, UInt64) = (0, 0)
        let number = withUnsafeMutableBytes(of: &name) { buffer -> UInt32? in
            var count = 0
            while let byte = current, NarrativeNames.isNameByte(byte) {
                guard count < buffer.count else { return nil }
                buffer[count] = byte
                count += 1
                advance()
            }
            guard count > 0, let start = buffer.baseAddress else { return nil }
            return names.find(start.assumingMemoryBound(to: UInt8.self), count, in: kind.rawValue)
        }
        guard let number else { throw Fault(message: kind.expectation) }
        return UInt8(number)
    }
}

/// The names that XHTML may use in a narrative (FHIR R4, Narrative: XHTML 1.0 chapters 7 to 11 and 15, without forms,
/// scripts, objects and events).
enum NarrativeNames {
    enum Kind: UInt16 {
        case element, attribute, entity

        var expectation: String {
            switch self {
            case .element: "expected XHTML elements for text, lists, tables, links and images only"
            case .attribute: "expected XHTML attributes without scripts, of those that narratives may have"
            case .entity: "expected one of the XHTML entities lt, gt, amp, quot, apos and nbsp"
            }
        }
    }

    /// The numbers of the elements `div` and `img`.
    static let division: UInt8 = 0
    static let image: UInt8 = 1

    private static let elements = """
        div img a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd del dfn dl dt em \
        h1 h2 h3 h4 h5 h6 hr i ins kbd li map ol p pre q s samp small span strike strong sub sup table tbody td tfoot \
        th thead tr tt u ul var
        """
    private static let attributes = """
        abbr accesskey align alt axis bgcolor border cellpadding cellspacing char charoff charset cite class clear color \
        colspan compact coords datetime dir frame headers height href hreflang hspace id ismap lang longdesc name nowrap \
        rel rev rowspan rules scope shape size span src start style summary tabindex title type usemap valign value \
        vspace width xml:lang xml:space xmlns
        """
    private static let entities = "lt gt amp quot apos nbsp"

    static func table() -> ByteKeyTable {
        let lists: [(Kind, String)] = [(.element, elements), (.attribute, attributes), (.entity, entities)]
        return ByteKeyTable(
            lists.flatMap { kind, list in
                list.split(separator: " ").enumerated().map {
                    .init(text: String($1), scope: kind.rawValue, value: UInt32($0))
                }
            })
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        PrimitiveSyntax.isIdByte(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }
}
