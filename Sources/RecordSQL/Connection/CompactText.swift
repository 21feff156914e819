/// Ids and codes as the engines keep them: a UUID as its 16 bytes, anything else as text.
///
/// Most ids are UUIDs, and each stands in the resource, in its locator and in every reference to it: 20 bytes saved each
/// time is a tenth of the record. The engine sees to it that a text never equals a UUID's bytes.
package enum CompactText {
    /// The 16 bytes of a UUID written in the usual way in lower case; nil for any other text, so that each text comes
    /// back as it was.
    package static func bytes(ofUUID text: String) -> [UInt8]? {
        guard text.utf8.count == 36 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        var high: UInt8?
        for (place, byte) in text.utf8.enumerated() {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }

    /// The usual text of a UUID's bytes.
    package static func uuid(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: 36) { target in
            var place = 0
            for (index, byte) in bytes.prefix(16).enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    target[place] = UInt8(ascii: "-")
                    place += 1
                }
                target[place] = digits.utf8Start[Int(byte >> 4)]
                target[place + 1] = digits.utf8Start[Int(byte & 15)]
                place += 2
            }
            return place
        }
    }
}
