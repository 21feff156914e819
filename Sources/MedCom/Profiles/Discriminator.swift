/// By what the values of an element are told apart into slices.
struct Discriminator: Sendable {
    /// Source: value set `discriminator-type`.
    enum Kind: String, Sendable {
        case value, pattern, type, profile, exists
    }

    /// One step of the way from a value to what it is told apart by.
    enum Step: Sendable, Hashable {
        case member(String)
        /// The extension with this address.
        case `extension`(String)
        /// What a reference points to.
        case resolve
    }

    let kind: Kind
    let steps: [Step]

    static let url = Discriminator(kind: .value, steps: [.member("url")])
    static let type = Discriminator(kind: .type, steps: [])

    private init(kind: Kind, steps: [Step]) {
        self.kind = kind
        self.steps = steps
    }

    /// - Parameter text: `value:identifier.system`, `type:$this`, `value:extension('address').value.code`; nil where it
    ///   is none of these.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
            return nil
        }
        self.kind = kind
        var steps: [Step] = []
        for part in Self.parts(of: text[text.index(after: colon)...]) where part != "$this" {
            if part == "resolve()" {
                steps.append(.resolve)
            } else if part.hasPrefix("extension('"), part.hasSuffix("')") {
                steps.append(.extension(String(part.dropFirst(11).dropLast(2))))
            } else {
                steps.append(.member(part))
            }
        }
        self.steps = steps
    }

    /// What stands between full stops that are not within quotes.
    private static func parts(of path: Substring) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in path {
            if character == "'" { isQuoted.toggle() }
            if character == ".", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
