/// A type that an element may have, with the profiles it must keep and, for a reference, what it may point to.
struct ProfileType: Sendable {
    let name: String
    let profiles: [String]
    /// Addresses of profiles, and names of R4's types.
    let targets: [String]

    /// - Parameter text: `Identifier<profile|profile>`, `Reference(target|target)`, or a name.
    init(_ text: String) {
        name = String(text.prefix { $0 != "<" && $0 != "(" })
        profiles = Self.list(in: text, between: "<", ">")
        targets = Self.list(in: text, between: "(", ")")
    }

    private static func list(in text: String, between open: Character, _ close: Character) -> [String] {
        guard let start = text.firstIndex(of: open), let end = text[start...].firstIndex(of: close) else { return [] }
        return text[text.index(after: start)..<end].split(separator: "|").map(String.init)
    }
}
