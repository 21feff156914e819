/// A FHIR `decimal`: its digits as written, compared as the number that they mean, however many they are.
///
/// `1.50` and `1.5` are equal as numbers; where the precision matters, compare ``text``.
package struct DecimalText: Sendable, Hashable, Comparable {
    /// As written, such as `1.50` or `-3e-7`.
    package let text: String
    private let isNegative: Bool
    /// The digits without zeros before and after; empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the first digit: 0 for `7`, 2 for `700`, -1 for `0.7`.
    private let magnitude: Int

    /// Nil where the text is not a number as JSON writes it.
    package init?(_ text: String) {
        guard let parts = NumberParts(text.utf8) else { return nil }
        self.text = text
        let written = parts.whole + parts.fraction
        let leading = written.prefix { $0 == UInt8(ascii: "0") }.count
        var digits = Array(written[leading...])
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        self.digits = digits
        isNegative = parts.isNegative && !digits.isEmpty
        magnitude = digits.isEmpty ? 0 : parts.whole.count - 1 - leading + parts.exponent
    }

    /// The nearest binary number: for charts, never for the record.
    package var double: Double { Double(text) ?? 0 }

    package static func == (one: Self, other: Self) -> Bool {
        one.isNegative == other.isNegative && one.magnitude == other.magnitude && one.digits == other.digits
    }

    package static func < (one: Self, other: Self) -> Bool {
        if one.sign != other.sign { return one.sign < other.sign }
        return one.isNegative ? other.isNearerZero(than: one) : one.isNearerZero(than: other)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(isNegative)
        hasher.combine(magnitude)
        hasher.combine(digits)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isNearerZero(than other: Self) -> Bool {
        magnitude != other.magnitude ? magnitude < other.magnitude : digits.lexicographicallyPrecedes(other.digits)
    }
}

/// A JSON number taken apart.
private struct NumberParts {
    var isNegative = false
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var exponent = 0

    /// Exponents are bounded, so that adding to them cannot overflow.
    private static let largestExponent = 1_000_000_000

    init?(_ text: String.UTF8View) {
        var rest = text[...]
        isNegative = Self.skip("-", &rest)
        whole = Self.digits(&rest)
        guard !whole.isEmpty, whole.count == 1 || whole[0] != UInt8(ascii: "0") else { return nil }
        if Self.skip(".", &rest) {
            fraction = Self.digits(&rest)
            guard !fraction.isEmpty else { return nil }
        }
        if Self.skip("e", &rest) || Self.skip("E", &rest) {
            let isSmall = Self.skip("-", &rest)
            if !isSmall { _ = Self.skip("+", &rest) }
            let digits = Self.digits(&rest)
            guard !digits.isEmpty else { return nil }
            let value = digits.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), Self.largestExponent) }
            exponent = isSmall ? -value : value
        }
        guard rest.isEmpty else { return nil }
    }

    private static func skip(_ mark: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    private static func digits(_ rest: inout Substring.UTF8View) -> [UInt8] {
        let digits = Array(rest.prefix { $0 &- UInt8(ascii: "0") < 10 })
        rest.removeFirst(digits.count)
        return digits
    }
}
