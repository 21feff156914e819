/// Splits an expression into tokens; comments and white space fall away.
struct FHIRPathLexer {
    private let bytes: [UInt8]
    private var place = 0

    static func tokens(of expression: String) throws(FHIRPathError) -> [FHIRPathToken] {
        var lexer = FHIRPathLexer(bytes: Array(expression.utf8))
        var tokens: [FHIRPathToken] = []
        while true {
            let token = try lexer.nextToken()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ ahead: Int = 0) -> UInt8 { place + ahead < bytes.count ? bytes[place + ahead] : 0 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_")
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<place], as: UTF8.self) }

    private mutating func nextToken() throws(FHIRPathError) -> FHIRPathToken {
        try skipSpace()
        let start = place
        let first = byte()
        guard place < bytes.count else { return FHIRPathToken(kind: .end, offset: start) }
        let kind: FHIRPathToken.Kind
        if Self.isLetter(first) {
            kind = .identifier(word())
        } else if Self.isDigit(first) {
            kind = number()
        } else {
            switch first {
            case UInt8(ascii: "'"): kind = .string(try quoted(first))
            case UInt8(ascii: "`"): kind = .quotedIdentifier(try quoted(first))
            case UInt8(ascii: "@"): kind = .temporal(temporal())
            case UInt8(ascii: "%"): kind = .variable(try variable())
            case UInt8(ascii: "$"):
                place += 1
                kind = .symbol("$" + word())
            default: kind = .symbol(try symbol())
            }
        }
        return FHIRPathToken(kind: kind, offset: start)
    }

    private mutating func skipSpace() throws(FHIRPathError) {
        while place < bytes.count {
            switch (byte(), byte(1)) {
            case (0x20, _), (0x09...0x0D, _):
                place += 1
            case (UInt8(ascii: "/"), UInt8(ascii: "/")):
                while place < bytes.count, byte() != 0x0A { place += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                let start = place
                place += 2
                while place < bytes.count, byte() != UInt8(ascii: "*") || byte(1) != UInt8(ascii: "/") { place += 1 }
                guard place < bytes.count else {
                    throw FHIRPathError(.syntax, "a comment that does not end", offset: start)
                }
                place += 2
            default: return
            }
        }
    }

    private mutating func word() -> String {
        let start = place
        while Self.isLetter(byte()) || Self.isDigit(byte()) { place += 1 }
        return text(from: start)
    }

    private mutating func number() -> FHIRPathToken.Kind {
        let start = place
        while Self.isDigit(byte()) { place += 1 }
        guard byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) else { return .integer(text(from: start)) }
        place += 1
        while Self.isDigit(byte()) { place += 1 }
        return .decimal(text(from: start))
    }

    private mutating func temporal() -> String {
        place += 1
        let start = place
        while Self.isDigit(byte()) || byte() == UInt8(ascii: "-") { place += 1 }
        if byte() == UInt8(ascii: "T") {
            place += 1
            while Self.isDigit(byte()) || byte() == UInt8(ascii: ":")
                || (byte() == UInt8(ascii: ".") && Self.isDigit(byte(1)))
            { place += 1 }
            if byte() == UInt8(ascii: "Z") {
                place += 1
            } else if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-"), byte(3) == UInt8(ascii: ":") {
                place += 6
                place = min(place, bytes.count)
            }
        }
        return text(from: start)
    }

    private mutating func variable() throws(FHIRPathError) -> String {
        place += 1
        if byte() == UInt8(ascii: "`") || byte() == UInt8(ascii: "'") { return try quoted(byte()) }
        let name = word()
        guard !name.isEmpty else { throw FHIRPathError(.syntax, "expected a name after %", offset: place) }
        return name
    }

    private mutating func symbol() throws(FHIRPathError) -> String {
        for symbol in ["<=", ">=", "!=", "!~"] where symbol.utf8.elementsEqual([byte(), byte(1)]) {
            place += 2
            return symbol
        }
        guard "+-*/&|=~<>.,()[]{}".utf8.contains(byte()) else {
            throw FHIRPathError(.syntax, "an unexpected character", offset: place)
        }
        place += 1
        return text(from: place - 1)
    }

    private mutating func quoted(_ quote: UInt8) throws(FHIRPathError) -> String {
        let start = place
        place += 1
        var content: [UInt8] = []
        while place < bytes.count, byte() != quote {
            guard byte() == UInt8(ascii: "\\") else {
                content.append(byte())
                place += 1
                continue
            }
            place += 1
            try appendEscape(to: &content)
        }
        guard place < bytes.count else { throw FHIRPathError(.syntax, "a quote that does not end", offset: start) }
        place += 1
        return String(decoding: content, as: UTF8.self)
    }

    /// The escapes of the specification; any other escaped character stands for itself with its backslash.
    private mutating func appendEscape(to content: inout [UInt8]) throws(FHIRPathError) {
        let escape = byte()
        place += 1
        switch escape {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\""):
            content.append(escape)
        case UInt8(ascii: "u"):
            let digits = bytes[min(place, bytes.count)..<min(place + 4, bytes.count)]
            guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw FHIRPathError(.syntax, "an escape without four hexadecimal digits", offset: place) }
            content.append(contentsOf: String(scalar).utf8)
            place += 4
        default:
            throw FHIRPathError(.syntax, "an unknown escape", offset: place - 1)
        }
    }
}
