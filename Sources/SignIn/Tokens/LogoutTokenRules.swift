import FHIR

/// When a logout token is believed, its signature aside (OpenID Connect Back-Channel Logout 1.0, section 2.6).
struct LogoutTokenRules: Sendable {
    let issuer: String
    let client: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let now: Int64

    private static let event = "http://schemas.openid.net/event/backchannel-logout"
    /// Older ones are not taken, whatever they say of themselves, so that what was taken need not be remembered longer.
    static let goodFor: Int64 = 10 * 60_000

    func check(_ token: JSONWebToken) throws(TokenFault) -> LogoutNotice {
        let claims = token.claims
        guard token.type.map({ ["jwt", "logout+jwt"].contains($0) }) ?? true else { throw .type }
        guard claims.text("iss") == issuer else { throw .issuer }
        guard claims.texts("aud")?.contains(client) == true else { throw .audience }
        guard let issued = claims.instant("iat"), issued <= now + IDTokenRules.leeway, issued > now - Self.goodFor
        else { throw .issuedAt }
        if claims.has("exp") {
            guard let expires = claims.instant("exp"), expires > now - IDTokenRules.leeway else { throw .expired }
        }
        // An ID token has a nonce: it must never pass for an order to sign somebody out.
        guard !claims.has("nonce") else { throw .nonce }
        guard let events = claims.object("events"), events[Self.event]?.kind == .object else { throw .events }
        guard let identifier = claims.text("jti"), !identifier.isEmpty else { throw .identifier }
        let (subject, session) = (claims.text("sub"), claims.text("sid"))
        guard subject != nil || session != nil else { throw .subject }
        return LogoutNotice(identifier: identifier, subject: subject, session: session)
    }
}

/// That somebody has signed out at the provider: all sessions of a subject, or one session.
struct LogoutNotice: Sendable, Hashable {
    let identifier: String
    let subject: String?
    let session: String?
}
