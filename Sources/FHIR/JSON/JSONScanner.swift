/// Scans a JSON text into the node table of a ``JSONDocument``: strict RFC 8259, valid UTF-8, bounded depth and size.
struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var nodes: [JSONDocument.Node] = []
    private var position = 0
    private var depth = 0

    static func scan(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [JSONDocument.Node] {
        guard bytes.count <= limits.size else {
            throw JSONError("the text is larger than \(limits.size) bytes", at: 0, in: [])
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<[JSONDocument.Node], Fault> in
            var scanner = JSONScanner(bytes: buffer, limits: limits)
            scanner.nodes.reserveCapacity(buffer.count / 12 + 4)
            do throws(Fault) {
                try scanner.scanText()
                return .success(scanner.nodes)
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let nodes): return nodes
        case .failure(let fault): throw JSONError(fault.reason, at: fault.offset, in: bytes)
        }
    }

    private struct Fault: Error {
        var reason: String
        var offset: Int
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func scanText() throws(Fault) {
        skipSpace()
        try scanValue()
        skipSpace()
        if position < bytes.count { throw Fault(reason: "text after the end of the value", offset: position) }
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func scanValue() throws(Fault) {
        guard position < bytes.count else { throw Fault(reason: "the text ends too early", offset: position) }
        switch bytes[position] {
        case UInt8(ascii: "{"): try scanObject()
        case UInt8(ascii: "["): try scanArray()
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "t"): try scanWord("true", .true)
        case UInt8(ascii: "f"): try scanWord("false", .false)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        default: throw Fault(reason: "expected a value", offset: position)
        }
    }

    private mutating func open(_ kind: JSONKind) throws(Fault) -> Int {
        depth += 1
        guard depth <= limits.depth else {
            throw Fault(reason: "nested deeper than \(limits.depth) levels", offset: position)
        }
        nodes.append(.init(start: UInt32(position), end: 0, next: 0, kind: kind, hasEscapes: false))
        position += 1
        skipSpace()
        return nodes.count - 1
    }

    private mutating func close(_ node: Int) {
        position += 1
        depth -= 1
        nodes[node].end = UInt32(position)
        nodes[node].next = UInt32(nodes.count)
    }

    private mutating func scanObject() throws(Fault) {
        let node = try open(.object)
        if at(UInt8(ascii: "}")) { return close(node) }
        while true {
            guard at(UInt8(ascii: "\"")) else { throw Fault(reason: "expected a member name", offset: position) }
            try scanString()
            skipSpace()
            guard at(UInt8(ascii: ":")) else { throw Fault(reason: "expected a colon", offset: position) }
            position += 1
            skipSpace()
            try scanValue()
            skipSpace()
            if at(UInt8(ascii: "}")) { return close(node) }
            guard at(UInt8(ascii: ",")) else { throw Fault(reason: "expected a comma or }", offset: position) }
            position += 1
            skipSpace()
        }
    }

    private mutating func scanArray() throws(Fault) {
        let node = try open(.array)
        if at(UInt8(ascii: "]")) { return close(node) }
        while true {
            try scanValue()
            skipSpace()
            if at(UInt8(ascii: "]")) { return close(node) }
            guard at(UInt8(ascii: ",")) else { throw Fault(reason: "expected a comma or ]", offset: position) }
            position += 1
            skipSpace()
        }
    }

    private func at(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

    private mutating func add(_ kind: JSONKind, from start: Int, to end: Int, hasEscapes: Bool = false) {
        let next = UInt32(nodes.count + 1)
        nodes.append(
            .init(start: UInt32(start), end: UInt32(end), next: next, kind: kind, hasEscapes: hasEscapes))
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONKind) throws(Fault) {
        let start = position
        for offset in 0..<word.utf8CodeUnitCount {
            guard at(word.utf8Start[offset]) else { throw Fault(reason: "expected a value", offset: start) }
            position += 1
        }
        add(kind, from: start, to: position)
    }

    private mutating func scanNumber() throws(Fault) {
        let start = position
        if at(UInt8(ascii: "-")) { position += 1 }
        if at(UInt8(ascii: "0")) {
            position += 1
        } else {
            try scanDigits()
        }
        if at(UInt8(ascii: ".")) {
            position += 1
            try scanDigits()
        }
        if at(UInt8(ascii: "e")) || at(UInt8(ascii: "E")) {
            position += 1
            if at(UInt8(ascii: "+")) || at(UInt8(ascii: "-")) { position += 1 }
            try scanDigits()
        }
        add(.number, from: start, to: position)
    }

    private mutating func scanDigits() throws(Fault) {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        if position == start { throw Fault(reason: "expected a digit", offset: position) }
    }

    private mutating func scanString() throws(Fault) {
        position += 1
        let start = position
        var hasEscapes = false
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                add(.string, from: start, to: position, hasEscapes: hasEscapes)
                position += 1
                return
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try scanEscape()
            case 0..<0x20:
                throw Fault(reason: "an unescaped control character in a string", offset: position)
            case 0x20..<0x80:
                position += 1
            default:
                let length = UTF8Sequence.length(in: bytes, at: position)
                guard length > 0 else { throw Fault(reason: "bytes that are not UTF-8", offset: position) }
                position += length
            }
        }
        throw Fault(reason: "a string that does not end", offset: start - 1)
    }

    private mutating func scanEscape() throws(Fault) {
        guard position + 1 < bytes.count else { throw Fault(reason: "the text ends too early", offset: position) }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            let unit = try hexUnit(at: position + 2)
            if (0xDC00...0xDFFF).contains(unit) { throw Fault(reason: "a lone surrogate escape", offset: position) }
            if (0xD800...0xDBFF).contains(unit) {
                let low = position + 6
                guard low + 1 < bytes.count, bytes[low] == UInt8(ascii: "\\"), bytes[low + 1] == UInt8(ascii: "u"),
                    (0xDC00...0xDFFF).contains(try hexUnit(at: low + 2))
                else { throw Fault(reason: "a lone surrogate escape", offset: position) }
                position += 6
            }
            position += 6
        default:
            throw Fault(reason: "an unknown escape", offset: position)
        }
    }

    private func hexUnit(at offset: Int) throws(Fault) -> UInt32 {
        var value: UInt32 = 0
        for place in offset..<offset + 4 {
            guard place < bytes.count, let digit = JSONEscapes.hexDigit(bytes[place]) else {
                throw Fault(reason: "an escape without four hexadecimal digits", offset: place)
            }
            value = value << 4 | digit
        }
        return value
    }
}

/// Well-formed UTF-8 (Unicode 15, table 3-7).
enum UTF8Sequence {
    /// The length of the multi-byte sequence at a place; 0 where it is not well-formed.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            place + offset < bytes.count && range.contains(bytes[place + offset])
        }
        switch bytes[place] {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEC, 0xEE...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
