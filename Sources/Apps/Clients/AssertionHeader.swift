import FHIR

/// The header of a JWT, read before any key is chosen.
struct AssertionHeader: Sendable, Hashable {
    let algorithm: String
    let key: String

    init?(_ token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decode(parts[0]), let root = try? JSONDocument(bytes).root,
            let algorithm = root["alg"]?.string, let key = root["kid"]?.string
        else { return nil }
        self.algorithm = algorithm
        self.key = key
    }

    /// The client that a token says it is of, which is believed when the signature has been checked.
    static func issuer(of token: String) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decode(parts[1]) else { return nil }
        return (try? JSONDocument(bytes))?.root["iss"]?.string
    }
}
