import Crypto
import FHIR
import JWTKit
import Testing

@testable import SignIn

/// Each rule of an ID token, with a token that breaks just it.
struct IDTokenTests {
    static let now: Int64 = 1_795_252_500_000

    static func claims(_ changes: [String: String?] = [:]) -> String {
        var claims: [String: String] = [
            "iss": #""https://id.example""#, "aud": #""us""#, "sub": #""somebody""#, "nonce": #""n""#,
            "iat": "\(now / 1000)", "exp": "\(now / 1000 + 300)", "sid": #""s1""#,
        ]
        for (name, value) in changes { claims[name] = value }
        return "{" + claims.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
            + "}"
    }

    static func check(
        _ changes: [String: String?], header: String = #"{"alg":"ES256"}"#, levels: Set<String> = []
    ) throws -> VerifiedIdentity {
        let text =
            Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims(changes).utf8)) + ".c2ln"
        let rules = IDTokenRules(
            issuer: "https://id.example", client: "us", nonce: "n", began: now - 30_000, now: now,
            accessToken: "access",
            levels: levels)
        return try rules.check(try JSONWebToken(text))
    }

    @Test func `a token that keeps all rules is believed`() throws {
        let identity = try Self.check([:])
        #expect(identity.subject == "somebody")
        #expect(identity.session == "s1")
    }

    private static let broken: [(name: String, value: String?, fault: TokenFault)] = [
        ("iss", #""https://id.example/""#, .issuer), ("iss", nil, .issuer),
        ("aud", #""them""#, .audience), ("aud", nil, .audience), ("aud", #"["them"]"#, .audience),
        ("aud", #"["us","them"]"#, .authorizedParty), ("azp", #""them""#, .authorizedParty),
        ("exp", "\(now / 1000 - 61)", .expired), ("exp", nil, .expired), ("exp", #""never""#, .expired),
        ("iat", "\(now / 1000 + 61)", .issuedAt), ("iat", "\(now / 1000 - 91)", .issuedAt), ("iat", nil, .issuedAt),
        ("nbf", "\(now / 1000 + 61)", .notYetValid),
        ("nonce", #""m""#, .nonce), ("nonce", nil, .nonce), ("nonce", #"["n"]"#, .nonce),
        ("sub", nil, .subject), ("sub", #""""#, .subject), ("sub", "12", .subject),
        ("at_hash", #""AAAA""#, .accessTokenHash),
    ]

    @Test func `a sign-in that was not strong enough is not believed`() throws {
        let levels: Set<String> = ["high", "substantial"]
        #expect(throws: TokenFault.level) { try Self.check([:], levels: levels) }
        #expect(throws: TokenFault.level) { try Self.check(["acr": #""low""#], levels: levels) }
        #expect(throws: TokenFault.level) { try Self.check(["acr": #"["high"]"#], levels: levels) }
        #expect(try Self.check(["acr": #""high""#], levels: levels).subject == "somebody")
        #expect(try Self.check(["acr": #""low""#]).subject == "somebody")
    }

    @Test(arguments: broken)
    func `a token that breaks one rule is not`(name: String, value: String?, fault: TokenFault) {
        #expect(throws: fault) { try Self.check([name: value]) }
    }

    @Test(arguments: [
        ("aud", #"["us"]"#), ("azp", #""us""#), ("exp", "\(now / 1000 - 59)"), ("iat", "\(now / 1000 + 59).5"),
        ("nbf", "\(now / 1000)"),
    ])
    func `what a rule allows is allowed`(name: String, value: String) throws {
        #expect(try Self.check([name: value]).subject == "somebody")
    }

    @Test func `several audiences need one that it was made for`() throws {
        #expect(try Self.check(["aud": #"["us","them"]"#, "azp": #""us""#]).subject == "somebody")
    }

    @Test func `what it says about the access token is true`() throws {
        let hash = Base64URL.encode(SHA256.hash(data: Array("access".utf8)).prefix(16))
        #expect(try Self.check(["at_hash": #""\#(hash)""#]).subject == "somebody")
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"HS256"}"#, #"{"alg":"HS512"}"#, #"{"alg":"es256"}"#, #"{}"#,
        #"{"alg":["ES256"]}"#,
    ])
    func `algorithms that are not on the list are not`(header: String) {
        #expect(throws: TokenFault.algorithm) { try Self.check([:], header: header) }
    }

    @Test(arguments: [
        ".", "..", "e30.e30", "e30.e30.e30.e30", "e30=.e30.c2ln", "W10.e30.c2ln", "e30.W10.c2ln",
        "eyJhbGciOiJFUzI1NiIsImNyaXQiOlsiYjY0Il19.e30.c2ln", "",
    ])
    func `what is no token is none`(text: String) {
        #expect(throws: TokenFault.malformed) { try JSONWebToken(text) }
    }

    @Test func `a name that stands twice is no token`() {
        let payload = Base64URL.encode(Array(#"{"sub":"a","sub":"b"}"#.utf8))
        let header = Base64URL.encode(Array(#"{"alg":"ES256"}"#.utf8))
        #expect(throws: TokenFault.malformed) { try JSONWebToken("\(header).\(payload).c2ln") }
    }

    @Test func `a token of another type is not an ID token`() {
        #expect(throws: TokenFault.type) { try Self.check([:], header: #"{"alg":"ES256","typ":"logout+jwt"}"#) }
        #expect(throws: TokenFault.type) { try Self.check([:], header: #"{"alg":"ES256","typ":"at+jwt"}"#) }
    }

    @Test func `base64 has one way of being written`() {
        for bytes: [UInt8] in [[], [0], [255, 254], [1, 2, 3], Array(0...255)] {
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        for text in ["A", "AB", "AA=", "A A", "AA+A", "AA/A"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
    }
}
