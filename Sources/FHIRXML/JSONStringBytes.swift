/// Appends text as the strings of JSON, with the escapes that ``JSONWriter`` uses.
enum JSONStringBytes {
    static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text { append(escaped: byte, to: &output) }
        output.append(UInt8(ascii: "\""))
    }

    /// Appends an attribute's value: references resolved, and the spaces in it normalized (XML 1.0, 3.3.3).
    static func append(attribute range: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let isPlain = bytes[range].allSatisfy {
            $0 >= 0x20 && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain {
            output.append(contentsOf: bytes[range])
        } else {
            var place = range.lowerBound
            while place < range.upperBound {
                let byte = bytes[place]
                if byte == UInt8(ascii: "&"), let reference = XMLReference(bytes, at: place) {
                    for unit in UTF8.encode(reference.scalar) ?? .init() { append(escaped: unit, to: &output) }
                    place = reference.range.upperBound
                    continue
                }
                // A line's end is one space, be it written by one byte or two.
                let isHalf = byte == 0x0D && place + 1 < range.upperBound && bytes[place + 1] == 0x0A
                if !isHalf { append(escaped: max(byte, 0x20), to: &output) }
                place += 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Of the control characters XML has three, so that no other comes here.
    private static func append(escaped byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        default: output.append(byte)
        }
    }
}
