import Access
import FHIR
import HTML
import JWTKit
import Record
import TestSupport

@testable import Apps

/// An authorization server over a record of its own, with an app of each kind, and Karen, who lets them in.
struct AppsFixture {
    let temporary: TemporaryRecord
    let tokens: AccessTokens
    let server: AuthorizationServer
    let addresses = ServerAddresses(base: "https://record.example")
    /// Cannot keep a secret.
    let app: RegisteredApp
    /// Has one.
    let confidential: RegisteredApp
    let secret: String
    /// Works on its own.
    let backend: RegisteredApp

    static let redirect = "https://app.example/back"
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    /// Source: RFC 7636, appendix B.
    static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    static let scope = "openid fhirUser launch/patient offline_access patient/Observation.rs patient/Patient.r"
    static let key = ES384PrivateKey()

    init(lifetimes: Lifetimes = Lifetimes()) async throws {
        temporary = try await TemporaryRecord(on: .current)
        tokens = AccessTokens(temporary.record)
        server = AuthorizationServer(tokens, lifetimes: lifetimes)
        try await ServerKeySample.keep(in: temporary.record)
        let registry = server.registry
        app = try await registry.register(
            RegisteredApp(
                id: "", name: "Motion", publisher: "Motion ApS", credentials: .none, redirects: [Self.redirect],
                launch: "https://app.example/launch", scope: Self.scope + " online_access launch patient/Condition.rs"),
            hasSecret: false
        ).app
        let registered = try await registry.register(
            RegisteredApp(
                id: "", name: "Klinik", publisher: "Klinik A/S", credentials: .none, redirects: [Self.redirect],
                scope: Self.scope), hasSecret: true)
        confidential = registered.app
        secret = registered.secret ?? ""
        let point = Self.key.parameters ?? (x: "", y: "")
        let set =
            #"{"keys":[{"kty":"EC","crv":"P-384","kid":"k1","x":"\#(Self.url(point.x))","y":"\#(Self.url(point.y))"}]}"#
        backend = try await registry.register(
            RegisteredApp(
                id: "", name: "Register", publisher: "Region",
                credentials: .keys(try AppKey.all(ofSet: Array(set.utf8))),
                scope: "system/Observation.rs system/Patient.r", isBackend: true), hasSecret: false
        ).app
    }

    /// In the alphabet of addresses, whichever it came in.
    static func url(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static let karen = AppPerson(
        account: "Patient/karen", caller: Caller(identity: "Patient/karen", role: .citizen(patient: "karen")),
        purpose: .patientRequest)

    /// What an app asks, all of it right unless the test says otherwise.
    func asked(_ app: RegisteredApp? = nil, _ changes: [String: String?] = [:]) -> [String: [String]] {
        var values: [String: String] = [
            "response_type": "code", "client_id": (app ?? self.app).id, "redirect_uri": Self.redirect,
            "scope": Self.scope, "state": "xyz", "aud": "https://record.example/fhir",
            "code_challenge": Self.challenge, "code_challenge_method": "S256",
        ]
        for (name, value) in changes { values[name] = value }
        return values.mapValues { [$0] }
    }

    func request(_ values: [String: [String]]) async throws -> AuthorizationRequest {
        try await server.request(OAuthParameters(values), at: addresses)
    }

    /// Karen lets an app in; the code that it is sent.
    func code(
        for app: RegisteredApp? = nil, scope: String = AppsFixture.scope, session: String? = nil
    ) async throws -> String {
        let request = try await request(asked(app, ["scope": scope, "nonce": "n-1"]))
        let address = try await server.letIn(
            request, by: Self.karen, patient: "karen", scopes: request.scopes, session: session)
        return Self.parameter("code", of: address) ?? ""
    }

    /// An answer of the token endpoint.
    func token(_ values: [String: String?], authorization: String? = nil) async throws -> OAuthAnswer {
        try await server.token(
            OAuthParameters(values.compactMapValues { $0 }.mapValues { [$0] }), authorization: authorization,
            at: addresses)
    }

    func redeem(
        _ code: String, _ changes: [String: String?] = [:], authorization: String? = nil
    ) async throws -> OAuthAnswer {
        var values: [String: String?] = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": Self.redirect,
            "code_verifier": Self.verifier, "client_id": app.id,
        ]
        for (name, value) in changes { values[name] = value }
        return try await token(values, authorization: authorization)
    }

    func refresh(_ token: String, _ changes: [String: String?] = [:]) async throws -> OAuthAnswer {
        var values: [String: String?] = ["grant_type": "refresh_token", "refresh_token": token, "client_id": app.id]
        for (name, value) in changes { values[name] = value }
        return try await self.token(values)
    }

    /// The tokens of an app that Karen has let in.
    func tokens(scope: String = AppsFixture.scope, session: String? = nil) async throws -> (
        access: String, refresh: String?
    ) {
        let answer = try await redeem(try await code(scope: scope, session: session))
        return (try answer.text("access_token") ?? "", try answer.text("refresh_token"))
    }

    /// A client assertion of the backend.
    func assertion(
        _ change: (inout ClientAssertion) -> Void = { _ in }, key: ES384PrivateKey = AppsFixture.key, kid: String = "k1"
    ) async throws -> String {
        var claims = ClientAssertion(
            iss: backend.id, sub: backend.id, aud: AudienceClaim(value: [addresses.address(.token)]),
            exp: Double(temporary.clock.now / 1000 + 240), jti: "j-1")
        change(&claims)
        let keys = JWTKeyCollection()
        await keys.add(ecdsa: key, kid: JWKIdentifier(string: kid))
        return try await keys.sign(claims, kid: JWKIdentifier(string: kid))
    }

    func credentials(_ assertion: String, scope: String = "system/Observation.rs") async throws -> OAuthAnswer {
        try await token([
            "grant_type": "client_credentials", "scope": scope, "client_assertion": assertion,
            "client_assertion_type": ClientAuthentication.assertionType,
        ])
    }

    static func basic(_ id: String, _ secret: String) -> String {
        let bytes = Array("\(id):\(secret)".utf8)
        var text = Base64URL.encode(bytes).replacing("-", with: "+").replacing("_", with: "/")
        while text.utf8.count % 4 != 0 { text += "=" }
        return "Basic " + text
    }

    /// A parameter of an address.
    static func parameter(_ name: String, of address: String) -> String? {
        let query = address.split(separator: "?", maxSplits: 1).last ?? ""
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.first == name[...] { return parts.last.flatMap { PercentEncoding.decode($0, plusIsSpace: true) } }
        }
        return nil
    }
}

extension OAuthAnswer {
    func text(_ name: String) throws -> String? { try JSONDocument(body).root[name]?.string }

    var error: String? { try? text("error") }
}
