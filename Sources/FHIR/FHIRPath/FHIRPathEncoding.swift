import Foundation

/// `encode`, `decode`, `escape` and `unescape` of texts.
enum FHIRPathEncoding {
    /// - Returns: nil for an encoding that is not known and a text that is not encoded so.
    static func apply(_ function: FHIRPathFunction, _ encoding: String, to text: String) -> String? {
        switch (function, encoding) {
        case (.encode, "hex"): return text.utf8.map { hexDigits($0) }.joined()
        case (.encode, "base64"): return Data(text.utf8).base64EncodedString()
        case (.encode, "urlbase64"):
            return String(Data(text.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
        case (.decode, "hex"): return decodedHex(text)
        case (.decode, "base64"): return Data(base64Encoded: text).flatMap { String(data: $0, encoding: .utf8) }
        case (.decode, "urlbase64"):
            return apply(.decode, "base64", to: String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }))
        case (.escape, "html"): return html.reduce(text) { $0.replacing($1.plain, with: $1.escaped) }
        case (.unescape, "html"): return html.reversed().reduce(text) { $0.replacing($1.escaped, with: $1.plain) }
        case (.escape, "json"):
            var writer = JSONWriter()
            writer.string(text)
            return String(decoding: writer.bytes.dropFirst().dropLast(), as: UTF8.self)
        case (.unescape, "json"):
            return (try? JSONDocument("\"" + escapingQuotes(text) + "\""))?.root.string
        default: return nil
        }
    }

    /// The ampersand first, for the others make more of them.
    private static let html: [(plain: String, escaped: String)] = [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"),
    ]

    /// The text with a backslash before each quotation mark that has none.
    private static func escapingQuotes(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\"", !isEscaped { result.append("\\") }
            isEscaped = character == "\\" && !isEscaped
            result.append(character)
        }
        return result
    }

    private static func hexDigits(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    private static func decodedHex(_ text: String) -> String? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = JSONEscapes.hexDigit(digits[place]), let low = JSONEscapes.hexDigit(digits[place + 1])
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
