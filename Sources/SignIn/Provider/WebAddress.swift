/// An address that a provider gives us, or that we give one: https, or plain http on this machine for trying out.
package struct WebAddress: Sendable, Hashable {
    package let text: String
    /// Scheme, host and port: `https://id.example:8443`.
    package let origin: String

    /// Nil for any other scheme, for user names, fragments, and characters that no address has.
    package init?(_ text: String) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.strange.contains($0) })
        else { return nil }
        let scheme = text.hasPrefix("https://") ? "https://" : "http://"
        guard text.hasPrefix(scheme) else { return nil }
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty, !authority.contains("@"), !text.contains("#") else { return nil }
        guard scheme == "https://" || Self.isLocal(authority) else { return nil }
        self.text = text
        origin = scheme + authority.lowercased()
    }

    private static let strange = Set(#""'\<>;,`{}|^"#.utf8)

    /// Whether it is this machine.
    private static func isLocal(_ authority: Substring) -> Bool {
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return ["localhost", "127.0.0.1", "::1"].contains(host)
    }

    /// The same with more in its query.
    func with(_ parameters: [(name: String, value: String)]) -> String {
        text + (text.contains("?") ? "&" : "?") + FormEncoding.encode(parameters)
    }
}
