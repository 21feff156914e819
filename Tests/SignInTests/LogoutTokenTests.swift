import FHIR
import Testing

@testable import SignIn

/// Each rule of a logout token, with a token that breaks just it.
struct LogoutTokenTests {
    static let now: Int64 = 1_795_252_500_000
    static let event = #"{"http://schemas.openid.net/event/backchannel-logout":{}}"#

    static func claims(_ changes: [String: String?] = [:]) -> String {
        var claims: [String: String] = [
            "iss": #""https://id.example""#, "aud": #""us""#, "sub": #""somebody""#, "sid": #""s1""#, "jti": #""j1""#,
            "iat": "\(now / 1000)", "exp": "\(now / 1000 + 120)", "events": event,
        ]
        for (name, value) in changes { claims[name] = value }
        return "{" + claims.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
            + "}"
    }

    static func check(_ changes: [String: String?], header: String = #"{"alg":"ES256","typ":"logout+jwt"}"#) throws
        -> LogoutNotice
    {
        let text =
            Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims(changes).utf8)) + ".c2ln"
        return try LogoutTokenRules(issuer: "https://id.example", client: "us", now: now)
            .check(try JSONWebToken(text))
    }

    @Test func `a token that keeps all rules is believed`() throws {
        #expect(try Self.check([:]) == LogoutNotice(identifier: "j1", subject: "somebody", session: "s1"))
        #expect(try Self.check(["sid": nil]).session == nil)
        #expect(try Self.check(["sub": nil]).subject == nil)
    }

    private static let broken: [(name: String, value: String?, fault: TokenFault)] = [
        ("iss", #""https://else.example""#, .issuer), ("aud", #""them""#, .audience),
        ("iat", "\(now / 1000 + 61)", .issuedAt), ("iat", "\(now / 1000 - 601)", .issuedAt), ("iat", nil, .issuedAt),
        ("exp", "\(now / 1000 - 61)", .expired), ("nonce", #""n""#, .nonce),
        ("events", nil, .events), ("events", #"{"http://schemas.openid.net/event/other":{}}"#, .events),
        ("events", #"{"http://schemas.openid.net/event/backchannel-logout":true}"#, .events),
        ("jti", nil, .identifier), ("jti", #""""#, .identifier),
    ]

    @Test(arguments: broken)
    func `a token that breaks one rule is not`(name: String, value: String?, fault: TokenFault) {
        #expect(throws: fault) { try Self.check([name: value]) }
    }

    @Test func `one that names neither person nor session is not`() {
        #expect(throws: TokenFault.subject) { try Self.check(["sub": nil, "sid": nil]) }
    }

    @Test func `an ID token does not sign anybody out`() {
        #expect(throws: TokenFault.type) { try Self.check([:], header: #"{"alg":"ES256","typ":"id+jwt"}"#) }
    }
}
