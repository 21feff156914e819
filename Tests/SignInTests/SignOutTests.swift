import Record
import Synchronization
import TestSupport
import Testing

@testable import SignIn

/// Signing out, begun here and begun at the provider.
@Suite(.onEachEngine) struct SignOutTests {
    private func token(_ fixture: Fixture, _ changes: [String: String?] = [:]) async throws -> String {
        let now = fixture.temporary.clock.now / 1000
        var all: [String: String?] = ["iat": "\(now)", "exp": "\(now + 120)"]
        all.merge(changes) { _, new in new }
        return try await fixture.provider.sign(
            LogoutTokenTests.claims(all), header: #"{"alg":"ES256","kid":"one","typ":"logout+jwt"}"#)
    }

    @Test func `the provider is shown whom it signed in, and where to send them`() async throws {
        let fixture = try await Fixture()
        let arrival = try await fixture.signIn(#""cpr":"6403481234""#)
        let address = try #require(await fixture.party.signOutAddress(arrival.link))
        let query = fixture.query(address)
        #expect(address.hasPrefix("https://id.example/logout?"))
        #expect(query["id_token_hint"] == arrival.link.idToken)
        #expect(query["post_logout_redirect_uri"] == "https%3A%2F%2Fus.example%2Fsigned-out")
        #expect(await fixture.party.formOrigins == ["https://id.example"])
    }

    @Test func `a provider without such a place, or none, keeps nobody from signing out`() async throws {
        let fixture = try await Fixture()
        fixture.provider.state.withLock { $0.isDown = true }
        let link = ProviderLink(provider: "mitid", subject: "s", session: nil, idToken: "t")
        #expect(await fixture.party.signOutAddress(link) == nil)
        #expect(
            await fixture.party.signOutAddress(.init(provider: "x", subject: "s", session: nil, idToken: "")) == nil)
    }

    @Test func `an order to end sessions is taken once`() async throws {
        let fixture = try await Fixture()
        let token = try await token(fixture)
        let ended = try await fixture.party.endedSessions("mitid", logoutToken: token)
        #expect(ended == .init(provider: "mitid", subject: "somebody", session: "s1"))
        await #expect(throws: SignInError.token(.replayed)) {
            try await fixture.party.endedSessions("mitid", logoutToken: token)
        }
    }

    @Test func `an order that somebody else signed is not taken, and costs no question`() async throws {
        let fixture = try await Fixture()
        let other = FakeProvider()
        let now = fixture.temporary.clock.now / 1000
        let forged = try await other.sign(LogoutTokenTests.claims(["iat": "\(now)", "exp": "\(now + 120)"]))
        await #expect(throws: SignInError.token(.signature)) {
            try await fixture.party.endedSessions("mitid", logoutToken: forged)
        }
        let asked = fixture.provider.requests.count
        let foreign = try await token(fixture, ["aud": #""them""#])
        await #expect(throws: SignInError.token(.audience)) {
            try await fixture.party.endedSessions("mitid", logoutToken: foreign)
        }
        await #expect(throws: SignInError.unknownProvider) {
            try await fixture.party.endedSessions("else", logoutToken: foreign)
        }
        #expect(fixture.provider.requests.count == asked)
    }
}
