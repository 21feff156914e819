extension PrimitiveType {
    /// Whether a text has this type's syntax (FHIR R4, data types: the regex of each).
    ///
    /// For numbers and booleans: the JSON token.
    package func accepts(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { accepts(utf8: $0) }
    }

    /// Whether these bytes, of a string without escapes or of a number, have this type's syntax. Does not allocate.
    package func accepts(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 0 else { return false }
        return switch self {
        case .string, .markdown: PrimitiveSyntax.isText(bytes)
        case .xhtml: PrimitiveSyntax.isDivision(bytes)
        case .code: PrimitiveSyntax.isCode(bytes)
        case .uri, .url, .canonical: bytes.allSatisfy { $0 > 0x20 }
        case .id: bytes.count <= 64 && bytes.allSatisfy(PrimitiveSyntax.isIdByte)
        case .boolean: PrimitiveSyntax.matches(bytes, "true") || PrimitiveSyntax.matches(bytes, "false")
        case .decimal: true
        case .integer: PrimitiveSyntax.isWhole(bytes, from: Int64(Int32.min))
        case .unsignedInt: PrimitiveSyntax.isWhole(bytes, from: 0)
        case .positiveInt: PrimitiveSyntax.isWhole(bytes, from: 1)
        case .date: PrimitiveSyntax.isDate(bytes)
        case .dateTime: PrimitiveSyntax.isDateTime(bytes)
        case .instant: PrimitiveSyntax.isInstant(bytes)
        case .time: PrimitiveSyntax.isTime(bytes)
        case .base64Binary: PrimitiveSyntax.isBase64(bytes)
        case .oid: PrimitiveSyntax.isOID(bytes)
        case .uuid: PrimitiveSyntax.isUUID(bytes)
        }
    }
}

/// The syntaxes behind ``PrimitiveType``, written by hand over bytes because every value of every record passes them.
enum PrimitiveSyntax {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    static func matches(_ bytes: Bytes, _ word: StaticString) -> Bool {
        bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    static func hasPrefix(_ bytes: Bytes, _ word: StaticString) -> Bool {
        bytes.count >= word.utf8CodeUnitCount
            && bytes.prefix(word.utf8CodeUnitCount)
                .elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    static func isIdByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// At least one character that is not a space: the specification forbids empty strings, and says that strings
    /// of spaces only are no better.
    static func isText(_ bytes: Bytes) -> Bool {
        !isSpace(bytes[0]) || bytes.contains { !isSpace($0) }
    }

    /// `[^\s]+(\s[^\s]+)*`
    static func isCode(_ bytes: Bytes) -> Bool {
        var afterSpace = true
        for byte in bytes {
            let isSpace = byte <= 0x20
            if isSpace, afterSpace { return false }
            afterSpace = isSpace
        }
        return !afterSpace
    }

    /// `0|-?[1-9][0-9]*` of at most 32 bits, with a sign.
    static func isWhole(_ bytes: Bytes, from least: Int64) -> Bool {
        let isNegative = bytes[0] == UInt8(ascii: "-")
        let digits = bytes.dropFirst(isNegative ? 1 : 0)
        guard let first = digits.first, digits.count <= 10, digits.allSatisfy(isDigit),
            first != UInt8(ascii: "0") || bytes.count == 1
        else { return false }
        let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        return (least...Int64(Int32.max)).contains(isNegative ? -value : value)
    }

    static func isDate(_ bytes: Bytes) -> Bool {
        guard bytes.count <= 10, let civil = CivilDateTime(utf8: bytes) else { return false }
        return civil.precision <= .day
    }

    static func isDateTime(_ bytes: Bytes) -> Bool {
        guard let civil = CivilDateTime(utf8: bytes) else { return false }
        return civil.precision <= .day || civil.precision >= .second && civil.offsetMinutes != nil
    }

    static func isInstant(_ bytes: Bytes) -> Bool {
        guard let civil = CivilDateTime(utf8: bytes) else { return false }
        return civil.precision >= .second && civil.offsetMinutes != nil
    }

    static func isTime(_ bytes: Bytes) -> Bool {
        var reader = DigitReader(bytes)
        guard let hour = reader.digits(2), hour < 24, reader.skip(":"), let minute = reader.digits(2), minute < 60,
            reader.skip(":"), let second = reader.digits(2), second <= 60
        else { return false }
        return reader.isAtEnd || reader.skip(".") && reader.thousandths() != nil && reader.isAtEnd
    }

    /// Groups of four, padded at the end; spaces between groups, as the specification allows.
    static func isBase64(_ bytes: Bytes) -> Bool {
        var count = 0
        var padding = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "="):
                padding += 1
                count += 1
            case 0x09, 0x0A, 0x0D, 0x20: continue
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                if padding > 0 { return false }
                count += 1
            default: return false
            }
        }
        return count > 0 && count.isMultiple(of: 4) && padding <= 2
    }

    /// `urn:oid:[0-2](\.(0|[1-9][0-9]*))+`
    static func isOID(_ bytes: Bytes) -> Bool {
        guard hasPrefix(bytes, "urn:oid:") else { return false }
        let arcs = bytes.dropFirst(8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard arcs.count > 1, arcs[0].count == 1, let root = arcs[0].first, root &- UInt8(ascii: "0") < 3 else {
            return false
        }
        return arcs.dropFirst().allSatisfy { arc in
            arc.allSatisfy(isDigit) && (arc.count == 1 || arc.count > 1 && arc.first != UInt8(ascii: "0"))
        }
    }

    /// `urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`
    static func isUUID(_ bytes: Bytes) -> Bool {
        guard bytes.count == 45, hasPrefix(bytes, "urn:uuid:") else { return false }
        return bytes.dropFirst(9).enumerated().allSatisfy { place, byte in
            switch place {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: isDigit(byte) || byte &- UInt8(ascii: "a") < 6
            }
        }
    }

    /// That the text begins as a `div` element does.
    static func isDivision(_ bytes: Bytes) -> Bool {
        guard hasPrefix(bytes, "<div"), bytes.count > 4 else { return false }
        return isSpace(bytes[4]) || bytes[4] == UInt8(ascii: ">") || bytes[4] == UInt8(ascii: "/")
    }
}
