/// Reads an XML 1.0 text token by token: well-formed, with namespaces, UTF-8, bounded in depth and size.
///
/// It knows no document type: without one, XML has no entities but the five of its own and characters by number, so that
/// nothing can be expanded and nothing fetched. A text with a document type is refused. Names are ASCII, as all of FHIR's
/// and XHTML's are. All bytes are read by checked subscripts.
///
/// Source: XML 1.0 (fifth edition); Namespaces in XML 1.0 (third edition). Why it is our own stands in the decision on XML.
struct XMLScanner {
    enum Token {
        /// An element begins: ``name`` and ``attributes`` say which.
        case start
        /// An element ends; after `<a/>` too.
        case end
        /// Text as it is written, references and all: ``token`` says where it stands.
        case text
        /// What a CDATA section holds: ``token`` is its content.
        case characterData
        case comment
        case nothingMore
    }

    let bytes: [UInt8]
    let limits: XMLLimits
    /// Whether `&nbsp;` may stand where XML has no such entity: in the narratives of JSON.
    let takesNonBreakingSpace: Bool
    /// Where the last token stands.
    var token = 0..<0
    /// The element that was last begun.
    var name = XMLName(whole: 0..<0, local: 0..<0, namespace: .none)
    var attributes: [XMLAttribute] = []
    /// Whether the last token is both the start and the end of an element; the end comes next, and has no text.
    var isEmptyElement = false
    /// Whether the last token was an end that has no text of its own.
    private(set) var isImpliedEnd = false

    var position = 0
    private var open: [Open] = []
    private var bindings: [Binding] = []
    private var hasRoot = false

    private struct Open {
        var name: Range<Int>
        /// How many namespaces were declared around it.
        var bindings: Int
    }

    /// A prefix (empty: none) and what it stands for.
    private struct Binding {
        var prefix: Range<Int>
        var namespace: XMLNamespace
    }

    /// - Parameters:
    ///   - namespace: what names without a prefix are in until something else is declared.
    ///   - isFragment: one element from the middle of a document, such as a narrative in JSON.
    init(
        _ bytes: [UInt8], limits: XMLLimits, namespace: XMLNamespace = .none, isFragment: Bool = false
    ) throws(XMLFault) {
        guard bytes.count <= limits.size else {
            throw XMLFault(reason: "the text is larger than \(limits.size) bytes", offset: 0)
        }
        self.bytes = bytes
        self.limits = limits
        takesNonBreakingSpace = isFragment
        bindings.append(Binding(prefix: 0..<0, namespace: namespace))
        try checkCharacters()
        if !isFragment { try readDeclaration() }
    }

    /// The next token. Processing instructions are passed over: they are not for those who read resources.
    mutating func next() throws(XMLFault) -> Token {
        isImpliedEnd = isEmptyElement
        if isEmptyElement {
            isEmptyElement = false
            close()
            return .end
        }
        while true {
            let start = position
            guard start < bytes.count else {
                guard open.isEmpty, hasRoot else { throw fault("the text ends too early") }
                return .nothingMore
            }
            guard bytes[start] == UInt8(ascii: "<") else {
                try readText()
                token = start..<position
                if open.isEmpty {
                    guard isSpace(token) else { throw fault("text outside the root element", at: start) }
                    continue
                }
                return .text
            }
            guard let kind = try readMarkup() else { continue }
            if kind != .characterData { token = start..<position }
            return kind
        }
    }

    /// Whether there is nothing but space.
    func isSpace(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(Self.isSpace) }

    /// Whether a name is this one.
    func matches(_ range: Range<Int>, _ text: String) -> Bool {
        range.count == text.utf8.count && bytes[range].elementsEqual(text.utf8)
    }

    func fault(_ reason: String, at offset: Int? = nil) -> XMLFault {
        XMLFault(reason: reason, offset: offset ?? position)
    }

    // MARK: Markup

    /// Nil for a processing instruction.
    private mutating func readMarkup() throws(XMLFault) -> Token? {
        if at("</") {
            try readEnd()
            return .end
        }
        if at("<!--") {
            try readComment()
            return .comment
        }
        if at("<?") {
            try readInstruction()
            return nil
        }
        if at("<![CDATA[") {
            guard !open.isEmpty else { throw fault("text outside the root element") }
            let start = position + 9
            position = try place(of: "]]>", from: start, "the end of the CDATA section")
            token = start..<position
            position += 3
            return .characterData
        }
        if at("<!") { throw fault("a document type is not taken: FHIR has none") }
        try readStart()
        return .start
    }

    private mutating func readStart() throws(XMLFault) {
        let start = position
        guard !open.isEmpty || !hasRoot else { throw fault("expected nothing after the root element") }
        guard open.count < limits.depth else { throw fault("elements nested deeper than \(limits.depth)") }
        position += 1
        let written = try readName()
        let outer = bindings.count
        try readAttributes()
        for attribute in attributes where attribute.isDeclaration {
            // The local name is the prefix, but for the declaration that has none.
            let prefix = attribute.name.hasPrefix ? attribute.name.local : 0..<0
            bindings.append(Binding(prefix: prefix, namespace: XMLNamespace(bytes[attribute.value])))
        }
        // Each name is looked for among them.
        guard bindings.count <= limits.attributes else {
            throw fault("more than \(limits.attributes) namespaces at once", at: start)
        }
        name = try resolved(written, isElement: true)
        for index in attributes.indices where !attributes[index].isDeclaration {
            attributes[index].name = try resolved(attributes[index].name.whole, isElement: false)
        }
        try checkRepetition(at: start)
        hasRoot = true
        open.append(Open(name: written, bindings: outer))
    }

    private mutating func readEnd() throws(XMLFault) {
        let start = position
        position += 2
        let written = try readName()
        skipSpace()
        guard at(">") else { throw fault("expected the end of the tag") }
        position += 1
        guard let last = open.last, bytes[last.name].elementsEqual(bytes[written]) else {
            throw fault("the end of an element that is not the one that is open", at: start)
        }
        close()
    }

    private mutating func close() {
        guard let last = open.popLast() else { return }
        if bindings.count > last.bindings { bindings.removeLast(bindings.count - last.bindings) }
    }

    /// The same attribute twice, be it under different prefixes.
    private func checkRepetition(at start: Int) throws(XMLFault) {
        for (index, one) in attributes.enumerated() {
            for other in attributes[..<index] {
                let isSame =
                    one.name.namespace == other.name.namespace && one.isDeclaration == other.isDeclaration
                    && one.name.hasPrefix == other.name.hasPrefix
                if isSame, bytes[one.name.local].elementsEqual(bytes[other.name.local]) {
                    throw fault("the same attribute twice", at: start)
                }
            }
        }
    }

    /// Finds the namespace of a name. An attribute without a prefix is in none.
    private func resolved(_ whole: Range<Int>, isElement: Bool) throws(XMLFault) -> XMLName {
        guard let colon = bytes[whole].firstIndex(of: UInt8(ascii: ":")) else {
            let namespace = isElement ? bindings.last { $0.prefix.isEmpty }?.namespace ?? .none : .none
            return XMLName(whole: whole, local: whole, namespace: namespace)
        }
        let prefix = whole.lowerBound..<colon
        let local = colon + 1..<whole.upperBound
        guard !prefix.isEmpty, !local.isEmpty, !bytes[local].contains(UInt8(ascii: ":")) else {
            throw fault("a name with a colon where none can be", at: whole.lowerBound)
        }
        if matches(prefix, "xml") { return XMLName(whole: whole, local: local, namespace: .xml) }
        guard
            let binding = bindings.last(where: {
                $0.prefix.count == prefix.count && bytes[$0.prefix].elementsEqual(bytes[prefix])
            })
        else { throw fault("a prefix that stands for no namespace", at: whole.lowerBound) }
        return XMLName(whole: whole, local: local, namespace: binding.namespace)
    }
}
