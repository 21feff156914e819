extension SearchNumber {
    /// A number as a search writes it, with the range that its digits stand for: `100`, `5.40`, `1.2e-3`.
    package init?(_ text: String) {
        var text = text
        let read = text.withUTF8 { bytes -> SearchNumber? in
            guard Self.isNumber(bytes) else { return nil }
            return SearchNumber(digits: bytes[...])
        }
        guard let read else { return nil }
        self = read
    }

    /// A JSON number by its digits.
    init?(digits: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
        var decimals = 0
        var isAfterPoint = false
        var exponent = 0
        for (place, byte) in zip(digits.indices, digits) {
            if byte == UInt8(ascii: ".") {
                isAfterPoint = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                exponent = Int(String(decoding: digits[(place + 1)...], as: UTF8.self)) ?? 0
                break
            } else if isAfterPoint {
                decimals += 1
            }
        }
        let half = 0.5 * Self.powerOfTen(min(max(exponent, -400), 400) - decimals)
        self.init(value: value, lower: value - half, upper: value + half)
    }

    /// Digits with at most one point and one exponent: not `nan`, `inf` or hexadecimal, which `Double` reads too.
    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, first == UInt8(ascii: "-") || first &- 0x30 < 10 else { return false }
        return bytes.allSatisfy {
            $0 &- 0x30 < 10 || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
                || $0 | 0x20 == UInt8(ascii: "e")
        }
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(abs(exponent), 400) { power *= 10 }
        return exponent < 0 ? 1 / power : power
    }
}
