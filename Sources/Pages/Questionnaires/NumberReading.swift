package import FHIR

/// Numbers as people write them: with a comma or a point, with a sign, with nothing before the comma.
package enum NumberReading {
    /// Longer numbers than this are no answers.
    private static let mostDigits = 20

    /// Nil where it is no number, or one whose digits are in groups: `1.000` may be one or a thousand to whoever wrote it,
    /// and is read as one, but `1.000,5` is refused.
    package static func decimal(_ text: String) -> DecimalText? {
        var text = text.filter { !$0.isWhitespace }
        guard text.utf8.count <= mostDigits else { return nil }
        if text.contains(","), text.contains(".") { return nil }
        text = String(text.map { $0 == "," ? "." : $0 == "−" ? "-" : $0 })
        if text.hasPrefix("+") { text.removeFirst() }
        let sign = text.hasPrefix("-") ? "-" : ""
        var digits = text.dropFirst(sign.utf8.count)
        guard digits.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }) else { return nil }
        while digits.hasPrefix("0"), digits.dropFirst().first?.isNumber == true { digits.removeFirst() }
        if digits.hasPrefix(".") { digits = "0" + digits }
        if digits.hasSuffix(".") { digits.removeLast() }
        return DecimalText(sign + digits)
    }

    /// Nil where it is no whole number.
    package static func integer(_ text: String) -> Int? {
        guard let decimal = decimal(text), !decimal.text.contains(".") else { return nil }
        return Int(decimal.text)
    }
}
