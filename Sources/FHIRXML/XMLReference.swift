/// A character written by its number or by one of the names that XML has of its own.
///
/// Source: XML 1.0, 4.1 and 4.6. `&nbsp;` is not among them; FHIR's JSON takes it in narratives all the same.
struct XMLReference {
    var scalar: Unicode.Scalar
    /// From the ampersand to the semicolon.
    var range: Range<Int>
    var isNamed: Bool

    static let nonBreakingSpace: Unicode.Scalar = "\u{A0}"
    private static let names: [(name: String, scalar: Unicode.Scalar)] = [
        ("lt;", "<"), ("gt;", ">"), ("amp;", "&"), ("quot;", "\""), ("apos;", "'"), ("nbsp;", nonBreakingSpace),
    ]
    /// As many digits as the last character of Unicode has in decimal.
    private static let mostDigits = 8

    /// - Parameter start: where the ampersand stands. Nil where it begins no reference.
    init?(_ bytes: [UInt8], at start: Int) {
        let rest = bytes[(start + 1)...]
        guard rest.first == UInt8(ascii: "#") else {
            guard let known = Self.names.first(where: { rest.starts(with: $0.name.utf8) }) else { return nil }
            scalar = known.scalar
            range = start..<start + 1 + known.name.utf8.count
            isNamed = true
            return
        }
        let isHexadecimal = rest.dropFirst().first == UInt8(ascii: "x")
        let digits = rest.dropFirst(isHexadecimal ? 2 : 1).prefix(Self.mostDigits + 1).prefix {
            $0 != UInt8(ascii: ";")
        }
        guard !digits.isEmpty, digits.count <= Self.mostDigits, digits.endIndex < bytes.count,
            bytes[digits.endIndex] == UInt8(ascii: ";"), digits.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "+") }),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(number), Self.isCharacter(scalar)
        else { return nil }
        self.scalar = scalar
        range = start..<digits.endIndex + 1
        isNamed = false
    }

    /// Whether XML has this character at all.
    static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
