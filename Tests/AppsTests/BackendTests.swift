import Access
import FHIR
import JWTKit
import Record
import TestSupport
import Testing

@testable import Apps

/// Programs that work on their own, by their signatures; and what operators may register.
@Suite(.onEachEngine) struct BackendTests {
    @Test func `a signature becomes a token for five minutes`() async throws {
        let fixture = try await AppsFixture()
        let answer = try await fixture.credentials(
            try await fixture.assertion(), scope: "system/Observation.rs system/Condition.rs user/*.rs openid")
        #expect(answer.status == 200)
        let root = try JSONDocument(answer.body).root
        #expect(root["scope"]?.string == "system/Observation.rs")
        #expect(root.integer("expires_in") == 300)
        #expect(root["refresh_token"] == nil)
        let token = root["access_token"]?.string ?? ""
        let grant = try #require(try await fixture.tokens.verify(token))
        #expect(grant.holder == "system" && grant.app == fixture.backend.id && grant.consent == nil)
        fixture.temporary.clock.advance(by: 300_000)
        #expect(try await fixture.tokens.verify(token) == nil)
    }

    @Test func `a signature is taken once`() async throws {
        let fixture = try await AppsFixture()
        let assertion = try await fixture.assertion()
        #expect(try await fixture.credentials(assertion).status == 200)
        #expect(try await fixture.credentials(assertion).error == "invalid_client")
        #expect(try await fixture.credentials(try await fixture.assertion()).error == "invalid_client")
        #expect(try await fixture.credentials(try await fixture.assertion { $0.jti = "j-2" }).status == 200)
    }

    @Test func `a signature with anything wrong about it is none`() async throws {
        let fixture = try await AppsFixture()
        let now = Double(fixture.temporary.clock.now / 1000)
        let changes: [(String, (inout ClientAssertion) -> Void)] = [
            ("iss", { $0.iss = fixture.app.id }), ("sub", { $0.sub = "x" }),
            ("aud", { $0.aud = AudienceClaim(value: ["https://record.example/fhir"]) }),
            ("audiences", { $0.aud = AudienceClaim(value: [fixture.addresses.address(.token), "https://x"]) }),
            ("expired", { $0.exp = now - 5 }), ("too long", { $0.exp = now + 306 }), ("infinite", { $0.exp = 1e300 }),
            ("nbf", { $0.nbf = now + 60 }), ("iat", { $0.iat = now + 60 }), ("jti", { $0.jti = "" }),
        ]
        for (name, change) in changes {
            let answer = try await fixture.credentials(try await fixture.assertion(change))
            #expect(answer.error == "invalid_client", "\(name)")
        }
        let stranger = try await fixture.assertion(key: ES384PrivateKey())
        #expect(try await fixture.credentials(stranger).error == "invalid_client")
        #expect(try await fixture.credentials(try await fixture.assertion(kid: "k2")).error == "invalid_client")
        for text in ["", "x", "a.b.c", "..", String(repeating: "a", count: 10_000)] {
            #expect(try await fixture.credentials(text).status >= 400)
        }
    }

    @Test func `no other algorithm is taken, whatever the header says`() async throws {
        let fixture = try await AppsFixture()
        let good = try await fixture.assertion()
        let parts = good.split(separator: ".").map(String.init)
        for algorithm in ["none", "HS256", "ES256", "RS384", "es384"] {
            let header = Base64URL.encode(Array(#"{"alg":"\#(algorithm)","kid":"k1","typ":"JWT"}"#.utf8))
            for signature in [parts[2], ""] {
                let answer = try await fixture.credentials([header, parts[1], signature].joined(separator: "."))
                #expect(answer.error == "invalid_client", "\(algorithm)")
            }
        }
        let keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: String(repeating: "k", count: 64)), digestAlgorithm: .sha256, kid: "k1")
        let claims = ClientAssertion(
            iss: fixture.backend.id, sub: fixture.backend.id,
            aud: AudienceClaim(value: [fixture.addresses.address(.token)]),
            exp: Double(fixture.temporary.clock.now / 1000 + 60), jti: "h")
        #expect(try await fixture.credentials(try await keys.sign(claims, kid: "k1")).error == "invalid_client")
        #expect(try await fixture.credentials(good).status == 200)
    }

    @Test func `a program on its own gets no more than it is registered for, and no code`() async throws {
        let fixture = try await AppsFixture()
        #expect(
            try await fixture.credentials(try await fixture.assertion(), scope: "system/*.cruds").error
                == "invalid_scope")
        let assertion = try await fixture.assertion { $0.jti = "j-3" }
        let answer = try await fixture.token([
            "grant_type": "authorization_code", "code": "x", "redirect_uri": "x", "code_verifier": "x",
            "client_assertion": assertion, "client_assertion_type": ClientAuthentication.assertionType,
        ])
        #expect(answer.error == "unauthorized_client")
        let type = try await fixture.token([
            "grant_type": "client_credentials", "scope": "system/Patient.r",
            "client_assertion": try await fixture.assertion { $0.jti = "j-4" }, "client_assertion_type": "x",
        ])
        #expect(type.error == "invalid_request")
    }

    @Test func `an app that people let in does not work on its own`() async throws {
        let fixture = try await AppsFixture()
        let answer = try await fixture.token([
            "grant_type": "client_credentials", "scope": "system/Observation.rs", "client_id": fixture.app.id,
        ])
        #expect(answer.error == "unauthorized_client")
    }

    static let registered: [(String, RegisteredApp, Bool)] = {
        func app(
            _ redirects: [String] = ["https://a.example/b"], launch: String? = nil, origins: [String] = [],
            scope: String = "patient/*.rs openid", credentials: RegisteredApp.Credentials = .none, backend: Bool = false
        ) -> RegisteredApp {
            RegisteredApp(
                id: "", name: "a", publisher: "b", credentials: credentials, redirects: redirects, launch: launch,
                origins: origins, scope: scope, isBackend: backend)
        }
        return [
            ("https", app(), true), ("loopback", app(["http://127.0.0.1:8000/x"]), true),
            ("own scheme", app(["dk.example.app:/back"]), true), ("no address", app([]), false),
            ("http", app(["http://a.example/"]), false), ("no dot", app(["myapp:/back"]), false),
            ("script", app(["javascript:alert(1)"]), false), ("fragment", app(["https://a.example/#x"]), false),
            ("user", app(["https://a@b.example/"]), false),
            ("look-alike", app(["http://localhost.evil.example/"]), false),
            ("quotes", app(["https://a.example/'"]), false), ("star", app(["https://*.example/"]), false),
            ("launch", app(launch: "https://a.example/launch"), true), ("bad launch", app(launch: "a"), false),
            ("origin", app(origins: ["https://a.example"]), true),
            ("origin with a path", app(origins: ["https://a.example/"]), false),
            ("a scope", app(scope: "patient/Nothing.rs"), false), ("a system scope", app(scope: "system/*.rs"), false),
            ("backend without keys", app([], scope: "system/*.rs", backend: true), false),
            ("backend", app([], scope: "system/*.rs", credentials: .keys([]), backend: true), true),
            ("backend with people", app(scope: "system/*.rs", credentials: .keys([]), backend: true), false),
            ("backend with user scopes", app([], scope: "user/*.rs", credentials: .keys([]), backend: true), false),
        ]
    }()

    @Test(arguments: registered)
    func `what an operator registers is checked`(name: String, app: RegisteredApp, isGood: Bool) {
        if isGood {
            #expect(throws: Never.self, "\(name)") { try app.check() }
        } else {
            #expect(throws: RegistrationMistake.self, "\(name)") { try app.check() }
        }
    }

    @Test(arguments: [
        "", "{}", #"{"keys":[]}"#, #"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"a"}]}"#,
        #"{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"a"}]}"#,
        #"{"keys":[{"kty":"oct","k":"a","kid":"a"}]}"#,
        #"{"keys":[{"kty":"EC","crv":"P-384","x":"a","y":"b","kid":"a"}]}"#,
        #"{"keys":[{"kty":"EC","crv":"P-384","x":"a","y":"b","d":"c","kid":"a"}]}"#,
    ])
    func `keys that are none are refused`(set: String) {
        #expect(throws: RegistrationMistake.self) { try AppKey.all(ofSet: Array(set.utf8)) }
    }

    @Test func `the document says what is built`() throws {
        let addresses = ServerAddresses(base: "https://record.example")
        let root = try JSONDocument(ServerDescription(addresses).answer.body).root
        for (route, name) in ServerDescription.endpoints {
            #expect(root[name]?.string == "https://record.example" + route.path)
        }
        #expect(root["authorization_endpoint"]?.string == "https://record.example/apps/authorize")
        #expect(root.texts("grant_types_supported") == GrantType.allCases.map(\.rawValue))
        #expect(root.texts("code_challenge_methods_supported") == ["S256"])
        for scope in root.texts("scopes_supported") { #expect(!RequestedScopes(scope).isEmpty, "\(scope)") }
        for capability in [
            "launch-ehr", "launch-standalone", "client-public", "client-confidential-symmetric",
            "client-confidential-asymmetric", "sso-openid-connect", "context-ehr-patient", "context-standalone-patient",
            "permission-offline", "permission-online", "permission-patient", "permission-user", "permission-v1",
            "permission-v2",
        ] { #expect(root.texts("capabilities").contains(capability)) }
    }
}
