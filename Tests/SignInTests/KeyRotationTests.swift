import FHIR
import JWTKit
import Synchronization
import TestSupport
import Testing

@testable import SignIn

/// Which keys are believed, and how often they are asked for.
struct KeyRotationTests {
    private struct Setting {
        let network = FakeProvider()
        let clock = TestClock()
        let provider: Provider

        init() {
            let clock = clock
            provider = Provider(
                ProviderSettings(
                    name: "p", label: "P", kind: .citizen, issuer: FakeProvider.issuer, client: "us", credential: .none),
                network: network, now: { clock.now })
        }

        func verify(_ text: String) async throws { try await provider.verify(try JSONWebToken(text)) }
    }

    @Test func `discovery and keys are kept`() async throws {
        let setting = Setting()
        let token = try await setting.network.sign("{}")
        for _ in 0..<5 { try await setting.verify(token) }
        #expect(setting.network.count("/keys") == 1)
        #expect(setting.network.count("openid-configuration") == 1)
        setting.clock.advance(by: 3_600_000)
        try await setting.verify(token)
        #expect(setting.network.count("/keys") == 2)
        #expect(setting.network.count("openid-configuration") == 2)
    }

    @Test func `they are kept as long as the provider says, within bounds`() async throws {
        let setting = Setting()
        setting.network.state.withLock { $0.maximumAge = 0 }
        let token = try await setting.network.sign("{}")
        try await setting.verify(token)
        setting.clock.advance(by: 59_000)
        try await setting.verify(token)
        #expect(setting.network.count("/keys") == 1)
        setting.clock.advance(by: 1_000)
        try await setting.verify(token)
        #expect(setting.network.count("/keys") == 2)
    }

    @Test func `a new key is asked for, and a strange one not too often`() async throws {
        let setting = Setting()
        try await setting.verify(try await setting.network.sign("{}"))
        setting.network.rotate(to: "two")
        let new = try await setting.network.sign("{}")
        // Asked a moment ago: whoever brings strange keys does not make us ask all the time.
        await #expect(throws: SignInError.token(.unknownKey)) { try await setting.verify(new) }
        #expect(setting.network.count("/keys") == 1)
        setting.clock.advance(by: Provider.leastBetweenKeys)
        try await setting.verify(new)
        #expect(setting.network.count("/keys") == 2)
        let strange = try await FakeProvider.sign("{}", header: #"{"alg":"ES256","kid":"x"}"#, ES256PrivateKey())
        for _ in 0..<10 {
            await #expect(throws: SignInError.token(.unknownKey)) { try await setting.verify(strange) }
        }
        #expect(setting.network.count("/keys") == 2)
    }

    @Test func `a key that was taken away is not believed for longer than keys are kept`() async throws {
        let setting = Setting()
        let old = try await setting.network.sign("{}")
        try await setting.verify(old)
        setting.network.rotate(to: "two")
        setting.clock.advance(by: 3_600_000)
        await #expect(throws: SignInError.token(.unknownKey)) { try await setting.verify(old) }
    }

    @Test func `a signature by another key of the same name is not believed`() async throws {
        let setting = Setting()
        let forged = try await FakeProvider.sign("{}", header: #"{"alg":"ES256","kid":"one"}"#, ES256PrivateKey())
        await #expect(throws: SignInError.token(.signature)) { try await setting.verify(forged) }
    }

    @Test func `another payload under the same signature is not believed`() async throws {
        let setting = Setting()
        let parts = try await setting.network.sign(#"{"sub":"a"}"#).split(separator: ".")
        let changed = "\(parts[0]).\(Base64URL.encode(Array(#"{"sub":"b"}"#.utf8))).\(parts[2])"
        await #expect(throws: SignInError.token(.signature)) { try await setting.verify(changed) }
    }

    @Test func `an algorithm that the key is not for is not believed`() async throws {
        let setting = Setting()
        for algorithm in ["RS256", "ES384", "EdDSA"] {
            let token = try await setting.network.sign("{}", header: #"{"alg":"\#(algorithm)","kid":"one"}"#)
            await #expect(throws: SignInError.token(.unknownKey)) { try await setting.verify(token) }
        }
    }

    @Test func `a token without the name of a key needs there to be one only`() async throws {
        let setting = Setting()
        try await setting.verify(try await setting.network.sign("{}", header: #"{"alg":"ES256"}"#))
        let several = Setting()
        several.network.rotate(to: "two", keepingOld: true)
        let token = try await several.network.sign("{}", header: #"{"alg":"ES256"}"#)
        await #expect(throws: SignInError.token(.unknownKey)) { try await several.verify(token) }
    }

    @Test func `Ed25519 works too`() async throws {
        let key = try EdDSA.PrivateKey(curve: .ed25519)
        let signer = try await JWTKeyCollection().add(eddsa: key).getKey()
        let x = Base64URL.encode(key.publicKey.rawRepresentation)
        let json = #"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"e","x":"\#(x)"}]}"#
        let input = Base64URL.encode(Array(#"{"alg":"EdDSA","kid":"e"}"#.utf8)) + ".e30"
        let token = try JSONWebToken(input + "." + Base64URL.encode(try signer.sign(Array(input.utf8))))
        let keys = try #require(KeySet(Array(json.utf8)))
        #expect(await keys.candidates(for: token).first?.verifies(token) == true)
    }

    @Test(arguments: [
        #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AAAA"}]}"#, #"{}"#, "x",
        #"{"keys":[{"kty":"EC","crv":"P-256","use":"enc","x":"AA","y":"AA"}]}"#,
        // 512 bits.
        #"{"keys":[{"kty":"RSA","e":"AQAB","n":"q2Yl8Bh6yYp9dJh3Vd3tqzH9D3b8sWl9U0V3zO9wWq0xjYkZx3p0bT6o3nZ0L8yKxQ"}]}"#,
    ])
    func `a set without a key that verifies anything is none`(json: String) {
        #expect(KeySet(Array(json.utf8)) == nil)
    }

    @Test(arguments: [
        FakeProvider.discovery.replacing(
            "\"issuer\":\"https://id.example\"", with: "\"issuer\":\"https://else.example\""),
        FakeProvider.discovery.replacing("https://id.example/token", with: "http://id.example/token"),
        FakeProvider.discovery.replacing("https://id.example/keys", with: "https://a@id.example/keys"),
        FakeProvider.discovery.replacing("S256", with: "plain"),
        FakeProvider.discovery.replacing("authorization_endpoint", with: "x"), "[]", "",
    ])
    func `a document that is not the provider's own is not taken`(document: String) async throws {
        let setting = Setting()
        setting.network.state.withLock { $0.discovery = document }
        await #expect(throws: SignInError.badAnswer(.discovery)) { try await setting.provider.describe() }
    }

    @Test func `a provider that does not answer is left alone for a while, and its word holds meanwhile`() async throws
    {
        let setting = Setting()
        setting.network.state.withLock { $0.isDown = true }
        for _ in 0..<5 { await #expect(throws: SignInError.unreachable) { try await setting.provider.describe() } }
        #expect(setting.network.requests.count == 1)
        setting.network.state.withLock { $0.isDown = false }
        setting.clock.advance(by: Provider.pauseAfterFailure)
        _ = try await setting.provider.describe()
        setting.network.state.withLock { $0.isDown = true }
        setting.clock.advance(by: 3_600_000)
        #expect(try await setting.provider.describe().issuer == FakeProvider.issuer)
    }
}
