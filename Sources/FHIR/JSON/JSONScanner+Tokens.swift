extension JSONScanner {
    // MARK: Strings

    /// Eight bytes at a time over what needs no look: anything but quotes, backslashes, control characters and what is
    /// beyond ASCII.
    @inline(__always)
    mutating func scanString() throws(Fault) {
        position += 1
        let start = position
        var hasEscapes = false
        while true {
            if position + 8 <= count {
                let marks = Self.marks(in: ByteString.word(bytes + position))
                if marks == 0 {
                    position += 8
                    continue
                }
                // The lowest mark is exact; those above it may come of its borrow.
                position += marks.trailingZeroBitCount >> 3
            } else if position >= count {
                position = start - 1
                throw .openString
            }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try scanEscape()
            } else {
                try scanOther(byte)
            }
        }
        add(.string, from: start, to: position, hasEscapes: hasEscapes)
        position += 1
    }

    /// The high bit of each byte that needs a look. Little-endian, as all machines that Swift runs on.
    @inline(__always)
    private static func marks(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslashes = word ^ ones &* UInt64(UInt8(ascii: "\\"))
        let below = (word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones)
        return (below | word) & (ones &* 0x80)
    }

    private mutating func scanOther(_ byte: UInt8) throws(Fault) {
        if byte < 0x20 { throw .controlCharacter }
        if byte < 0x80 {
            position += 1
            return
        }
        let length = UTF8Sequence.length(in: UnsafeBufferPointer(start: bytes, count: count), at: position)
        guard length > 0 else { throw .notUTF8 }
        position += length
    }

    private mutating func scanEscape() throws(Fault) {
        guard position + 1 < count else { throw .endsEarly }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            let unit = try hexUnit(at: position + 2)
            if (0xDC00...0xDFFF).contains(unit) { throw .loneSurrogate }
            if (0xD800...0xDBFF).contains(unit) {
                let low = position + 6
                guard low + 1 < count, bytes[low] == UInt8(ascii: "\\"), bytes[low + 1] == UInt8(ascii: "u"),
                    (0xDC00...0xDFFF).contains(try hexUnit(at: low + 2))
                else { throw .loneSurrogate }
                position += 6
            }
            position += 6
        default:
            throw .unknownEscape
        }
    }

    private mutating func hexUnit(at offset: Int) throws(Fault) -> UInt32 {
        var value: UInt32 = 0
        for place in offset..<offset + 4 {
            guard place < count, let digit = JSONEscapes.hexDigit(bytes[place]) else {
                position = place
                throw .shortEscape
            }
            value = value << 4 | digit
        }
        return value
    }

    // MARK: Words and numbers

    @inline(__always)
    mutating func scanWordOrNumber(_ byte: UInt8) throws(Fault) {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        case UInt8(ascii: "t"): try scanWord("true", .true)
        case UInt8(ascii: "f"): try scanWord("false", .false)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: throw .noValue
        }
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONKind) throws(Fault) {
        let length = word.utf8CodeUnitCount
        guard position + length <= count, ByteString.areEqual(bytes + position, word.utf8Start, length) else {
            throw .noValue
        }
        add(kind, from: position, to: position + length)
        position += length
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
        while position < count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        if position == start { throw .noDigit }
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
