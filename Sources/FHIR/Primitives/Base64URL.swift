/// Base64 for addresses (RFC 4648, section 5), without padding, as tokens are written.
package enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The place of each digit; 255 for what is none.
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 255, count: 256)
        for (place, digit) in digits.enumerated() { places[Int(digit)] = UInt8(place) }
        return places
    }()

    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var bits = 0
        var waiting: UInt32 = 0
        for byte in bytes {
            waiting = waiting << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(digits[Int(waiting >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { text.append(digits[Int(waiting << UInt32(6 - bits) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where it is not written exactly so: no padding, no white space, no bits left over, so that a text has one
    /// meaning and a meaning one text.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits = 0
        var waiting: UInt32 = 0
        for character in text.utf8 {
            let place = places[Int(character)]
            guard place != 255 else { return nil }
            waiting = (waiting << 6 | UInt32(place)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: waiting >> UInt32(bits)))
            }
        }
        let rest = waiting & (1 << UInt32(bits) - 1)
        return bits < 6 && rest == 0 ? bytes : nil
    }
}
