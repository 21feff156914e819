/// A decimal number with the digits that were written: a coefficient and how many of its digits are decimals.
package struct FHIRPathDecimal: Sendable {
    let coefficient: Int128
    /// Digits after the point; never negative.
    let scale: Int

    /// Digits that a coefficient may have, so that products of two of them can be told to overflow.
    static let digits = 38

    init(coefficient: Int128, scale: Int) {
        self.coefficient = coefficient
        self.scale = scale
    }

    init(_ integer: Int) { self.init(coefficient: Int128(integer), scale: 0) }

    /// Reads `-12.50` or `1.5e3`; nil for anything else and for more digits than a coefficient has.
    init?(_ text: some StringProtocol) {
        var coefficient: Int128 = 0
        var scale = 0
        var isNegative = false
        var hasPoint = false
        var digits = 0
        var exponent = 0
        let bytes = Array(text.utf8)
        var place = 0
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            place = 1
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "."), !hasPoint, digits > 0 {
                hasPoint = true
            } else if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
                guard let value = Int(String(decoding: bytes[(place + 1)...], as: UTF8.self)),
                    (-99...99).contains(value)
                else { return nil }
                exponent = value
                break
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                let (tenfold, overflows) = coefficient.multipliedReportingOverflow(by: 10)
                guard !overflows, digits < Self.digits else { return nil }
                coefficient = tenfold + Int128(byte - UInt8(ascii: "0"))
                digits += 1
                if hasPoint { scale += 1 }
            } else {
                return nil
            }
            place += 1
        }
        guard digits > 0, bytes.last != UInt8(ascii: ".") else { return nil }
        scale -= exponent
        if scale < 0 {
            guard let factor = Self.power(-scale) else { return nil }
            let (value, overflows) = coefficient.multipliedReportingOverflow(by: factor)
            guard !overflows else { return nil }
            coefficient = value
            scale = 0
        }
        self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }

    /// The nearest decimal of a binary number, by its shortest text.
    init?(_ number: Double) {
        guard number.isFinite else { return nil }
        self.init("\(number)")
    }

    /// Ten to this power; nil where it does not fit.
    static func power(_ exponent: Int) -> Int128? {
        guard exponent >= 0, exponent <= 38 else { return nil }
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    var isZero: Bool { coefficient == 0 }

    var double: Double { Double(text) ?? 0 }

    /// The digits with the point, such as `1.50`.
    package var text: String {
        guard scale > 0 else { return String(coefficient) }
        var digits = String(coefficient.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        let point = digits.index(digits.endIndex, offsetBy: -scale)
        return (coefficient < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }

    /// The value as a whole number, where it is one.
    var integer: Int? {
        let shortest = normalized
        return shortest.scale == 0 ? Int(exactly: shortest.coefficient) : nil
    }

    /// Without trailing zeros after the point.
    var normalized: FHIRPathDecimal {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return FHIRPathDecimal(coefficient: coefficient, scale: scale)
    }

    /// The same value with more decimals; nil where the digits do not fit.
    func scaled(to target: Int) -> FHIRPathDecimal? {
        guard target >= scale else { return self }
        guard let factor = Self.power(target - scale) else { return nil }
        let (value, overflows) = coefficient.multipliedReportingOverflow(by: factor)
        return overflows || value == .min ? nil : FHIRPathDecimal(coefficient: value, scale: target)
    }
}

extension FHIRPathDecimal: Hashable {
    package static func == (one: Self, other: Self) -> Bool {
        let one = one.normalized
        let other = other.normalized
        return one.coefficient == other.coefficient && one.scale == other.scale
    }

    package func hash(into hasher: inout Hasher) {
        let shortest = normalized
        hasher.combine(shortest.coefficient)
        hasher.combine(shortest.scale)
    }
}

extension FHIRPathDecimal: Comparable {
    package static func < (one: Self, other: Self) -> Bool {
        let scale = max(one.scale, other.scale)
        guard let left = one.scaled(to: scale), let right = other.scaled(to: scale) else {
            return one.double < other.double
        }
        return left.coefficient < right.coefficient
    }
}
