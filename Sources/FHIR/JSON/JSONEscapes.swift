/// The escapes of JSON strings, both ways.
enum JSONEscapes {
    /// The text of a string's raw bytes. The bytes must have passed ``JSONScanner``.
    static func resolve(_ raw: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var position = raw.startIndex
        while position < raw.endIndex {
            guard raw[position] == UInt8(ascii: "\\") else {
                text.append(raw[position])
                position += 1
                continue
            }
            let escape = raw[position + 1]
            position += 2
            if escape == UInt8(ascii: "u") {
                var scalar = hexUnit(raw, at: position)
                position += 4
                if (0xD800...0xDBFF).contains(scalar) {
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (hexUnit(raw, at: position + 2) - 0xDC00)
                    position += 6
                }
                text.append(contentsOf: Unicode.Scalar(scalar).map { Array(String($0).utf8) } ?? [])
            } else {
                text.append(single(escape))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// How a quote, a backslash or a control character is written.
    static func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
        case 0x0A: Array("\\n".utf8)
        case 0x0D: Array("\\r".utf8)
        case 0x09: Array("\\t".utf8)
        default: Array((byte < 0x10 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
        }
    }

    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
        default: nil
        }
    }

    private static func hexUnit(_ raw: ArraySlice<UInt8>, at place: Int) -> UInt32 {
        raw[place..<place + 4].reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
    }

    static func single(_ escape: UInt8) -> UInt8 {
        switch escape {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: escape
        }
    }
}
