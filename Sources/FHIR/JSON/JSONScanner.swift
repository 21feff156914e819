/// Scans a JSON text into the node table of a ``JSONDocument``: strict RFC 8259, valid UTF-8, bounded depth and size.
///
/// One loop, no recursion: while an object or array is open, its node's `next` holds the number of the one around it.
struct JSONScanner {
    typealias Node = JSONDocument.Node

    let bytes: UnsafePointer<UInt8>
    let count: Int
    private let depthLimit: Int
    var position = 0
    private var depth = 0
    private var table: NodeTable
    private var open = Self.none

    /// Stands for the number of a node where there is none: a text has fewer than 2³² bytes, and fewer nodes.
    private static let none = UInt32.max

    /// The node table of a text.
    static func scan(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> NodeTable {
        guard bytes.count <= min(limits.size, Int(none) - 1) else {
            throw JSONError("the text is larger than \(limits.size) bytes", at: 0, in: [])
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<NodeTable, Failure> in
            // An empty array has no address.
            guard let start = buffer.baseAddress, !buffer.isEmpty else { return .failure(Failure(.endsEarly, 0)) }
            var scanner = JSONScanner(start, buffer.count, depth: limits.depth)
            do throws(Fault) {
                try scanner.scanText()
                return .success(scanner.table)
            } catch {
                scanner.table.deallocate()
                return .failure(Failure(error, scanner.position))
            }
        }
        switch result {
        case .success(let table): return table
        case .failure(let failure):
            throw JSONError(failure.fault.reason(limits), at: failure.position, in: bytes)
        }
    }

    private struct Failure: Error {
        var fault: Fault
        var position: Int

        init(_ fault: Fault, _ position: Int) {
            self.fault = fault
            self.position = position
        }
    }

    private init(_ bytes: UnsafePointer<UInt8>, _ count: Int, depth: Int) {
        self.bytes = bytes
        self.count = count
        depthLimit = depth
        table = NodeTable(capacity: count / Self.expectedBytesPerNode + 8)
    }

    /// Compact FHIR has about 12 bytes to a node, indented FHIR about 20.
    private static let expectedBytesPerNode = 12

    private mutating func scanText() throws(Fault) {
        skipSpace()
        var isObject = false
        while true {
            guard position < count else { throw .endsEarly }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                try scanString()
            } else if byte == UInt8(ascii: "{") {
                try open(.object)
                if !at(UInt8(ascii: "}")) {
                    isObject = true
                    try scanName()
                    continue
                }
                isObject = close()
            } else if byte == UInt8(ascii: "[") {
                try open(.array)
                if !at(UInt8(ascii: "]")) {
                    isObject = false
                    continue
                }
                isObject = close()
            } else {
                try scanWordOrNumber(byte)
            }
            if try endValue(&isObject) { return }
        }
    }

    /// Goes on after a value: closes what ends here, and stops before the next value. True at the end of the text.
    @inline(__always)
    private mutating func endValue(_ isObject: inout Bool) throws(Fault) -> Bool {
        while true {
            skipSpace()
            if open == Self.none {
                if position < count { throw .textAfterEnd }
                return true
            }
            if at(UInt8(ascii: ",")) {
                position += 1
                skipSpace()
                if isObject { try scanName() }
                return false
            }
            guard at(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw isObject ? .noCommaInObject : .noCommaInArray
            }
            isObject = close()
        }
    }

    @inline(__always)
    private mutating func scanName() throws(Fault) {
        guard at(UInt8(ascii: "\"")) else { throw .noName }
        try scanString()
        skipSpace()
        guard at(UInt8(ascii: ":")) else { throw .noColon }
        position += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func open(_ kind: JSONKind) throws(Fault) {
        depth += 1
        guard depth <= depthLimit else { throw .tooDeep }
        let node = UInt32(truncatingIfNeeded: table.count)
        table.append(
            Node(start: UInt32(truncatingIfNeeded: position), end: 0, next: open, kind: kind, hasEscapes: false))
        open = node
        position += 1
        skipSpace()
    }

    /// Ends the object or array that is open; whether the one around it is an object.
    @inline(__always)
    private mutating func close() -> Bool {
        position += 1
        depth -= 1
        let node = table.start + Int(open)
        open = node.pointee.next
        node.pointee.end = UInt32(truncatingIfNeeded: position)
        node.pointee.next = UInt32(truncatingIfNeeded: table.count)
        return open != Self.none && table.start[Int(open)].kind == .object
    }

    @inline(__always)
    func at(_ byte: UInt8) -> Bool { position < count && bytes[position] == byte }

    @inline(__always)
    mutating func skipSpace() {
        // Mostly nothing or one space, or a line's end and its indentation.
        while position < count {
            let byte = bytes[position]
            if byte > 0x20 { return }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
            while position + 8 <= count, ByteString.word(bytes + position) == 0x2020_2020_2020_2020 { position += 8 }
        }
    }

    @inline(__always)
    mutating func add(_ kind: JSONKind, from start: Int, to end: Int, hasEscapes: Bool = false) {
        table.append(
            Node(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: table.count + 1), kind: kind, hasEscapes: hasEscapes))
    }
}

extension JSONScanner {
    /// What is wrong; where, is the scanner's position.
    enum Fault: Error {
        case endsEarly, textAfterEnd, noValue, noName, noColon, noCommaInObject, noCommaInArray, noDigit, tooDeep
        case openString, controlCharacter, notUTF8, unknownEscape, shortEscape, loneSurrogate

        func reason(_ limits: JSONLimits) -> String {
            switch self {
            case .endsEarly: "the text ends too early"
            case .textAfterEnd: "text after the end of the value"
            case .noValue: "expected a value"
            case .noName: "expected a member name"
            case .noColon: "expected a colon"
            case .noCommaInObject: "expected a comma or }"
            case .noCommaInArray: "expected a comma or ]"
            case .noDigit: "expected a digit"
            case .tooDeep: "nested deeper than \(limits.depth) levels"
            case .openString: "a string that does not end"
            case .controlCharacter: "an unescaped control character in a string"
            case .notUTF8: "bytes that are not UTF-8"
            case .unknownEscape: "an unknown escape"
            case .shortEscape: "an escape without four hexadecimal digits"
            case .loneSurrogate: "a lone surrogate escape"
            }
        }
    }
}
