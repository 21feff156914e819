extension Language {
    /// A count with its thousands apart: `12.345`, `12,345`.
    package func say(count: Int) -> String {
        let digits = String(count.magnitude)
        var text = count < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place).isMultiple(of: 3) {
                text += self == .danish ? "." : ","
            }
            text.append(digit)
        }
        return text
    }
}

extension Language {
    /// Numbers within a text with the decimal mark of the language: `7.9 mmol/L` becomes `7,9 mmol/L` in Danish. The
    /// digits stay as they are.
    package func localised(_ text: String) -> String {
        guard self == .danish, text.utf8.contains(UInt8(ascii: ".")) else { return text }
        var bytes = Array(text.utf8)
        for place in bytes.indices.dropFirst().dropLast()
        where bytes[place] == UInt8(ascii: ".") && Self.isDigit(bytes[place - 1]) && Self.isDigit(bytes[place + 1]) {
            bytes[place] = UInt8(ascii: ",")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension Language {
    /// A number as people write it, with its decimals as they are, three at most: `86`, `36,8`.
    package func say(number: Double) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "–" }
        let thousandths = Int((abs(number) * 1000).rounded())
        var decimals = String(1000 + thousandths % 1000).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        let sign = number < 0 && thousandths > 0 ? "−" : ""
        let mark = decimals.isEmpty ? "" : self == .danish ? "," : "."
        return "\(sign)\(thousandths / 1000)\(mark)\(decimals)"
    }
}
