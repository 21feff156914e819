import Crypto
import FHIR

/// When an ID token is believed, its signature aside (OpenID Connect Core 1.0, section 3.1.3.7).
struct IDTokenRules: Sendable {
    let issuer: String
    let client: String
    let nonce: String
    /// When the sign-in began: no token of an earlier one is taken.
    let began: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let now: Int64
    /// Came beside it; what the token says about it must be true.
    let accessToken: String?
    /// How strong the sign-in must have been, as the provider calls it (`acr`); empty: however it was.
    var levels: Set<String> = []

    /// Clocks differ: milliseconds that are let pass either way.
    static let leeway: Int64 = 60_000

    /// What the token says, where all rules hold.
    func check(_ token: JSONWebToken) throws(TokenFault) -> VerifiedIdentity {
        let claims = token.claims
        guard token.type.map({ ["jwt", "id+jwt"].contains($0) }) ?? true else { throw .type }
        guard claims.text("iss") == issuer else { throw .issuer }
        try checkAudience(claims)
        guard let expires = claims.instant("exp"), expires > now - Self.leeway else { throw .expired }
        if claims.has("nbf") {
            guard let from = claims.instant("nbf"), from <= now + Self.leeway else { throw .notYetValid }
        }
        guard let issued = claims.instant("iat"), issued <= now + Self.leeway, issued >= began - Self.leeway else {
            throw .issuedAt
        }
        guard let given = claims.text("nonce"), Secrets.areEqual(given, nonce) else { throw .nonce }
        guard levels.isEmpty || claims.text("acr").map(levels.contains) ?? false else { throw .level }
        guard let subject = claims.text("sub"), (1...255).contains(subject.utf8.count) else { throw .subject }
        try checkAccessToken(claims, token.algorithm)
        return VerifiedIdentity(subject: subject, session: claims.text("sid"), claims: claims)
    }

    /// It is for us; where it is for others too, we are the one that it was made for.
    private func checkAudience(_ claims: TokenClaims) throws(TokenFault) {
        guard let audience = claims.texts("aud"), audience.contains(client) else { throw .audience }
        if claims.has("azp") || audience.count > 1 {
            guard claims.text("azp") == client else { throw .authorizedParty }
        }
    }

    private func checkAccessToken(_ claims: TokenClaims, _ algorithm: TokenAlgorithm) throws(TokenFault) {
        guard claims.has("at_hash"), let accessToken else { return }
        let bytes = Array(accessToken.utf8)
        let digest: [UInt8] =
            switch algorithm {
            case .rsa256, .pss256, .elliptic256: Array(SHA256.hash(data: bytes))
            case .rsa384, .pss384, .elliptic384: Array(SHA384.hash(data: bytes))
            case .rsa512, .pss512, .elliptic512, .edwards: Array(SHA512.hash(data: bytes))
            }
        guard claims.text("at_hash") == Base64URL.encode(digest.prefix(digest.count / 2)) else {
            throw .accessTokenHash
        }
    }
}

/// Who an ID token says it is, when it has been believed.
struct VerifiedIdentity: Sendable {
    let subject: String
    /// The session at the provider, where it names them.
    let session: String?
    let claims: TokenClaims
}
