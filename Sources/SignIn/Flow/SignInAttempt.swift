import FHIR

/// A sign-in that a browser has begun: what its end is held against. The browser keeps it, sealed.
struct SignInAttempt: Sendable, Hashable {
    var provider: String
    /// Comes back in the address.
    var state: String
    /// Comes back in the token.
    var nonce: String
    /// What the code can be redeemed with (RFC 7636).
    var verifier: String
    /// The address of the page to go on to.
    var goal: String?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    var began: Int64

    /// As long as somebody may take at the provider: milliseconds.
    static let goodFor: Int64 = 15 * 60_000

    init(provider: String, goal: String?, now: Int64, _ randomness: Randomness) {
        self.provider = provider
        self.goal = goal
        began = now
        state = Base64URL.encode(randomness.bytes(32))
        nonce = Base64URL.encode(randomness.bytes(32))
        verifier = Base64URL.encode(randomness.bytes(32))
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONDocument(bytes).root, let provider = json["provider"]?.string,
            let state = json["state"]?.string, let nonce = json["nonce"]?.string,
            let verifier = json["verifier"]?.string, let began = json["began"]?.numberText.flatMap({ Int64($0) })
        else { return nil }
        self.provider = provider
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.began = began
        goal = json["goal"]?.string
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("provider", provider)
            $0.member("state", state)
            $0.member("nonce", nonce)
            $0.member("verifier", verifier)
            $0.member("began", Int(began))
            $0.member("goal", goal)
        }
        return writer.bytes
    }
}
