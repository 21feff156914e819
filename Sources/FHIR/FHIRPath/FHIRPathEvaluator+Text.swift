extension FHIRPathEvaluator {
    /// Functions of texts. An empty text or argument gives an empty result.
    func process(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        if function == .join { return try join(arguments, input, frame) }
        if function == .substring { return try substring(arguments, input, frame) }
        guard let text = try string(input) else { return [] }
        var texts: [String] = []
        for argument in arguments {
            guard let argument = try string(try evaluate(argument, frame.this, frame)) else { return [] }
            texts.append(argument)
        }
        try spend(text.utf8.count / 16)
        switch function {
        case .indexOf: return [.integer(Self.offset(of: texts[0], in: text) ?? -1)]
        case .lastIndexOf: return [.integer(Self.offset(of: texts[0], in: text, last: true) ?? -1)]
        case .startsWith: return [.boolean(text.hasPrefix(texts[0]))]
        case .endsWith: return [.boolean(text.hasSuffix(texts[0]))]
        case .contains: return [.boolean(Self.offset(of: texts[0], in: text) != nil)]
        case .upper: return [.string(text.uppercased())]
        case .lower: return [.string(text.lowercased())]
        case .length: return [.integer(text.unicodeScalars.count)]
        case .toChars: return text.map { .string(String($0)) }
        case .trim: return [.string(Self.trimmed(text))]
        case .replace: return [.string(try replace(texts[0], with: texts[1], in: text))]
        case .split: return try bounded(Self.split(text, by: texts[0]).map { .string($0) })
        case .matches, .matchesFull:
            let expression = try regularExpression(texts[0])
            return [.boolean(try expression.matches(text, whole: function == .matchesFull, spend))]
        case .replaceMatches:
            if texts[0].isEmpty { return [.string(text)] }
            let expression = try regularExpression(texts[0])
            return [.string(try joined(try expression.replacing(in: text, with: texts[1], spend)))]
        default:
            guard let result = FHIRPathEncoding.apply(function, texts[0], to: text) else { return [] }
            return [.string(try joined(result))]
        }
    }

    private func regularExpression(_ pattern: String) throws(FHIRPathError) -> FHIRPathPattern {
        try FHIRPathPattern(pattern)
    }

    private func join(
        _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        var separator = ""
        if let argument = arguments.first {
            guard let text = try string(try evaluate(argument, frame.this, frame)) else { return [] }
            separator = text
        }
        var texts: [String] = []
        for value in input {
            if let text = try string([value]) { texts.append(text) }
        }
        let total = texts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
        guard total <= environment.limits.text else { throw FHIRPathError(.limit, "too long a text") }
        return input.isEmpty ? [] : [.string(texts.joined(separator: separator))]
    }

    private func substring(
        _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        guard let text = try string(input), let start = try integer(try evaluate(arguments[0], frame.this, frame))
        else { return [] }
        var length = Int.max
        if arguments.count > 1 {
            length = try integer(try evaluate(arguments[1], frame.this, frame)) ?? Int.max
        }
        let scalars = text.unicodeScalars
        guard start >= 0, start < scalars.count else { return [] }
        return [.string(String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(max(0, length)))))]
    }

    /// Where a text begins in another, counted in characters of Unicode.
    private static func offset(of part: String, in text: String, last: Bool = false) -> Int? {
        let part = Array(part.utf8)
        let bytes = Array(text.utf8)
        guard part.count <= bytes.count else { return nil }
        let places = 0...(bytes.count - part.count)
        func fits(_ place: Int) -> Bool { bytes[place..<place + part.count].elementsEqual(part) }
        guard let place = last ? places.reversed().first(where: fits) : places.first(where: fits) else { return nil }
        return bytes[..<place].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    private static func trimmed(_ text: String) -> String {
        let leading = text.drop(while: \.isWhitespace)
        return String(leading.reversed().drop(while: \.isWhitespace).reversed())
    }

    static func split(_ text: String, by separator: String) -> [String] {
        guard !separator.isEmpty else { return text.map { String($0) } }
        let separator = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        var place = 0
        while place + separator.count <= bytes.count {
            if bytes[place..<place + separator.count].elementsEqual(separator) {
                parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
                place += separator.count
                start = place
            } else {
                place += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private func replace(
        _ part: String, with replacement: String, in text: String
    ) throws(FHIRPathError) -> String {
        let parts = part.isEmpty ? [""] + text.map { String($0) } + [""] : Self.split(text, by: part)
        let total = text.utf8.count + parts.count * replacement.utf8.count
        guard total <= environment.limits.text else { throw FHIRPathError(.limit, "too long a text") }
        return parts.joined(separator: replacement)
    }
}
