/// Indents finished JSON by two spaces a level, for people. Strings and digits stay byte for byte.
enum IndentedJSON {
    /// - Parameter json: valid JSON without spaces between its tokens.
    static func bytes(of json: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(json.count * 2)
        var depth = 0
        var isInString = false
        var isEscaped = false
        func newLine() {
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: depth * 2))
        }
        for (place, byte) in json.enumerated() {
            if isInString {
                output.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                output.append(byte)
                depth += 1
                // Nothing within: what closes it follows at once.
                if place + 1 < json.count, json[place + 1] != byte + 2 { newLine() }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if place > 0, json[place - 1] != byte - 2 { newLine() }
                output.append(byte)
            case UInt8(ascii: ","):
                output.append(byte)
                newLine()
            case UInt8(ascii: ":"): output.append(contentsOf: [byte, 0x20])
            default:
                isInString = byte == UInt8(ascii: "\"")
                output.append(byte)
            }
        }
        output.append(0x0A)
        return output
    }
}
