import Access
import FHIR
import JWTKit
import Record
import TestSupport
import Testing

@testable import Apps

/// Codes, tokens and refresh tokens: each rule that is broken by one request.
@Suite(.onEachEngine) struct TokenTests {
    @Test func `a code becomes a token with what the person let the app do`() async throws {
        let fixture = try await AppsFixture()
        let answer = try await fixture.redeem(try await fixture.code())
        #expect(answer.status == 200)
        let root = try JSONDocument(answer.body).root
        #expect(root["token_type"]?.string == "Bearer")
        #expect(root.integer("expires_in") == 3600)
        #expect(root["scope"]?.string == AppsFixture.scope)
        #expect(root["patient"]?.string == "karen")
        let grant = try #require(try await fixture.tokens.verify(root["access_token"]?.string ?? ""))
        #expect(grant.app == fixture.app.id)
        #expect(grant.consent?.patient == "karen")
        let caller = try #require(grant.consent?.person.caller(through: fixture.app.id))
        #expect(caller.identity == "Patient/karen" && caller.app == fixture.app.id)
        #expect(caller.role == .citizen(patient: "karen"))
    }

    @Test func `neither code nor token nor secret stands in the record`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code()
        let answer = try await fixture.redeem(code)
        let secrets = [
            code, try answer.text("access_token"), try answer.text("refresh_token"), fixture.secret,
        ].compactMap { $0 }
        #expect(secrets.count == 4)
        let notes = try await fixture.temporary.engine.read { try $0.notes(startingWith: "") }
        #expect(notes.count > 5)
        for note in notes {
            let text = note.name + String(decoding: note.value, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret) && !text.contains(secret.dropFirst(5))) }
        }
    }

    static let broken: [(String, String?, OAuthError.Code)] = [
        ("grant_type", nil, .invalidRequest), ("grant_type", "password", .unsupportedGrantType),
        ("grant_type", "client_credentials", .unauthorizedClient), ("code", nil, .invalidRequest),
        ("code", "tovc_0", .invalidGrant), ("redirect_uri", nil, .invalidRequest),
        ("redirect_uri", "https://app.example/back/", .invalidGrant), ("code_verifier", nil, .invalidRequest),
        ("code_verifier", "x", .invalidGrant), ("code_verifier", AppsFixture.challenge, .invalidGrant),
        ("code_verifier", AppsFixture.verifier + "æ", .invalidGrant),
        ("code_verifier", String(repeating: "a", count: 129), .invalidGrant),
        ("client_id", nil, .invalidClient), ("client_id", "nobody", .invalidClient),
        ("client_secret", "x", .invalidRequest),
    ]

    @Test(arguments: broken)
    func `a code is not taken with anything wrong about it`(
        name: String, value: String?, code: OAuthError.Code
    ) async throws {
        let fixture = try await AppsFixture()
        let secret = try await fixture.code()
        let answer = try await fixture.redeem(secret, [name: value])
        #expect(answer.error == code.rawValue)
        #expect(answer.status == (code == .invalidClient ? 401 : 400))
        // What was wrong has not used it up.
        #expect(try await fixture.redeem(secret).status == 200)
    }

    @Test func `a code is good for a minute`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code()
        fixture.temporary.clock.advance(by: 60_000)
        #expect(try await fixture.redeem(code).error == "invalid_grant")
    }

    @Test func `a code that is taken again ends what came of it`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code()
        let answer = try await fixture.redeem(code)
        let (access, refresh) = (try answer.text("access_token") ?? "", try answer.text("refresh_token") ?? "")
        #expect(try await fixture.tokens.verify(access) != nil)
        #expect(try await fixture.redeem(code, ["code_verifier": "x"]).error == "invalid_grant")
        #expect(try await fixture.tokens.verify(access) == nil)
        #expect(try await fixture.refresh(refresh).error == "invalid_grant")
    }

    @Test func `one app's code is nothing to another`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code()
        let stolen = try await fixture.redeem(
            code, ["client_id": nil], authorization: AppsFixture.basic(fixture.confidential.id, fixture.secret))
        #expect(stolen.error == "invalid_grant")
        #expect(try await fixture.redeem(code).status == 200)
    }

    @Test func `of many who bring a code at once, none keeps anything but one at most`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code()
        let answers = try await withThrowingTaskGroup(of: OAuthAnswer.self) { group in
            for _ in 0..<8 { group.addTask { try await fixture.redeem(code) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0.status == 200 }.count == 1)
        let access = try #require(try answers.first { $0.status == 200 }?.text("access_token"))
        #expect(try await fixture.tokens.verify(access) == nil)
    }

    @Test func `an app with a secret shows it`() async throws {
        let fixture = try await AppsFixture()
        let code = try await fixture.code(for: fixture.confidential)
        let changes: [String: String?] = ["client_id": nil]
        for header in [
            nil, AppsFixture.basic(fixture.confidential.id, "wrong"), AppsFixture.basic("nobody", fixture.secret),
            AppsFixture.basic(fixture.app.id, ""), "Basic !", "Bearer x",
        ] {
            let answer = try await fixture.redeem(
                code, header == nil ? ["client_id": fixture.confidential.id] : changes, authorization: header)
            #expect(answer.status == 401)
            #expect(answer.asksForCredentials == (header != nil))
        }
        let other = try await fixture.redeem(
            code, ["client_id": fixture.app.id],
            authorization: AppsFixture.basic(fixture.confidential.id, fixture.secret))
        #expect(other.status == 401)
        let good = try await fixture.redeem(
            code, changes, authorization: AppsFixture.basic(fixture.confidential.id, fixture.secret))
        #expect(good.status == 200)
    }

    @Test func `tokens end at their time`() async throws {
        let fixture = try await AppsFixture()
        let (access, _) = try await fixture.tokens()
        fixture.temporary.clock.advance(by: 3_600_000 - 1)
        #expect(try await fixture.tokens.verify(access) != nil)
        fixture.temporary.clock.advance(by: 1)
        #expect(try await fixture.tokens.verify(access) == nil)
    }

    @Test func `without a scope for going on there is no refresh token, and the consent ends with the token`()
        async throws
    {
        let fixture = try await AppsFixture()
        let (_, refresh) = try await fixture.tokens(scope: "patient/Observation.rs")
        #expect(refresh == nil)
        #expect(try await fixture.server.consents(of: "Patient/karen").count == 1)
        fixture.temporary.clock.advance(by: 3_600_000)
        #expect(try await fixture.server.consents(of: "Patient/karen").isEmpty)
    }

    @Test func `an id token says who it is, to whom, for one request`() async throws {
        let fixture = try await AppsFixture()
        let answer = try await fixture.redeem(try await fixture.code())
        let token = try #require(try answer.text("id_token"))
        let keys = JWTKeyCollection()
        let set = String(decoding: try await fixture.server.keys().body, as: UTF8.self)
        try await keys.add(jwksJSON: set)
        let claims = try await keys.verify(token, as: IdentityClaims.self)
        #expect(claims.iss == "https://record.example" && claims.aud == fixture.app.id && claims.nonce == "n-1")
        #expect(claims.fhirUser == "https://record.example/fhir/Patient/karen")
        #expect(claims.exp == fixture.temporary.clock.now / 1000 + 3600)
        #expect(!claims.sub.contains("karen"))
        #expect(AssertionHeader(token)?.algorithm == "RS256")
        // The private part stays.
        #expect(!set.contains("\"d\"") && set.contains("\"kty\":\"RSA\""))
    }
}
