/// The type and id of a resource in hexadecimal digits, as both engines can make it of what they keep: a query compares a
/// Consent's with a resource's own.
package enum PlaceText {
    /// A type alone.
    package static func text(type: String) -> String { digits(Array(type.utf8)) }

    package static func text(type: String, id: String) -> String {
        text(type: type) + "." + (uuidDigits(of: id) ?? digits(Array(id.utf8)))
    }

    /// A UUID is kept as its 16 bytes; the zeros before it keep it apart from any other text.
    private static func uuidDigits(of id: String) -> String? {
        let bytes = Array(id.utf8)
        guard bytes.count == 36 else { return nil }
        var digits = "00"
        for (place, byte) in bytes.enumerated() {
            switch (place, byte) {
            case (8, UInt8(ascii: "-")), (13, UInt8(ascii: "-")), (18, UInt8(ascii: "-")), (23, UInt8(ascii: "-")):
                break
            case (8, _), (13, _), (18, _), (23, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): digits.unicodeScalars.append(Unicode.Scalar(byte))
            case (_, UInt8(ascii: "a")...UInt8(ascii: "f")): digits.unicodeScalars.append(Unicode.Scalar(byte - 32))
            default: return nil
            }
        }
        return digits
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
