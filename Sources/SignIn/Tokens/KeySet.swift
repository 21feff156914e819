import FHIR

/// The keys that a provider signs with (RFC 7517), as far as they can verify here.
struct KeySet: Sendable {
    let keys: [SigningKey]

    /// More keys than any provider has at a time.
    private static let most = 100

    /// Nil where it is no key set, or has no key that verifies anything.
    init?(_ bytes: [UInt8]) {
        guard let list = try? JSONDocument(bytes).root["keys"], list.kind == .array else { return nil }
        keys = list.elements.prefix(Self.most).compactMap(SigningKey.init)
        if keys.isEmpty { return nil }
    }

    /// The keys that a token may have been signed with. One that names its key is believed with that key only; one that
    /// names none, where a single key fits.
    func candidates(for token: JSONWebToken) -> [SigningKey] {
        let fitting = keys.filter { $0.fits(token.algorithm) }
        guard let identifier = token.keyIdentifier else { return fitting.count == 1 ? fitting : [] }
        return fitting.filter { $0.identifier == identifier }
    }
}
