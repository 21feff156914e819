import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import SignIn
import Synchronization
import TestSupport
import Testing

@testable import App

/// Signing in with a provider, through the pages.
@Suite(.onEachEngine) struct ProviderSignInTests {
    /// A browser that goes to the provider and comes back.
    private struct Trip {
        let fixture: ServerFixture
        let provider = FakeProvider()

        init(_ more: [String] = []) async throws { fixture = try await ServerFixture(more) }

        func run(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
            try await fixture.run(personas: false, relyingParty: fixture.relyingParty(provider), body)
        }

        /// Presses the button, signs in there, and gives the address that leads back.
        func depart(
            _ visitor: Visitor, _ claims: String = #""cpr":"6403481234""#, at name: String = "mitid", goal: String = ""
        ) async throws -> String {
            let response = try await visitor.get("/sign-in/\(name)" + goal)
            #expect(response.status == .seeOther)
            let address = response.headers[.location] ?? ""
            let state = try #require(address.firstMatch(of: /[?&]state=([^&]*)/)).1
            let nonce = try #require(address.firstMatch(of: /[?&]nonce=([^&]*)/)).1
            let now = fixture.temporary.clock.now / 1000
            let token = try await provider.sign(
                #"{"iss":"\#(FakeProvider.issuer)","aud":"us","sub":"somebody","sid":"s1","iat":\#(now),"exp":\#(now + 300),"nonce":"\#(nonce)",\#(claims)}"#
            )
            provider.state.withLock { $0.idToken = token }
            return "/sign-in/\(name)/return?code=c&state=\(state)"
        }

        func logoutToken() async throws -> String {
            let now = fixture.temporary.clock.now / 1000
            return try await provider.sign(
                #"{"iss":"\#(FakeProvider.issuer)","aud":"us","sid":"s1","jti":"j","iat":\#(now),"exp":\#(now + 120),"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#
            )
        }
    }

    @Test func `the page offers the configured ways in, and no persona`() async throws {
        try await Trip().run { client in
            let text = try await Visitor(client).get("/sign-in?from=%2Fhelp").text
            #expect(text.contains("/sign-in/mitid?from=%2Fhelp") && text.contains("/sign-in/work?from=%2Fhelp"))
            #expect(!text.contains("name=\"persona\""))
        }
    }

    @Test func `a citizen signs in, and the audit says who was looked up`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            let back = try await trip.depart(visitor, goal: "?from=%2Fcitizens%2Fkaren%2Fthread")
            let response = try await visitor.get(back)
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/citizens/karen/thread")
            #expect(visitor.cookies["tovholder-sign-in"] == nil)
            #expect(try await visitor.get("/citizens/karen").text.contains("Karen Sørensen"))
            #expect(try await visitor.get("/citizens/emil").status == .notFound)
            let rows = try await trip.fixture.temporary.engine.read {
                try $0.audit(of: "karen", before: nil, limit: 10)
            }
            #expect(rows.contains { $0.entry.activity == RoutePattern.signInReturn.rawValue })
        }
    }

    @Test func `a professional signs in with role and unit`() async throws {
        let trip = try await Trip([
            #"{"resourceType":"Organization","id":"ward","name":"Lungemedicin","identifier":[{"system":"http://cvr.dk","value":"29190925"}],"type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}]}"#,
            #"{"resourceType":"Organization","id":"other","name":"Hjertesygdomme","partOf":{"reference":"Organization/ward"},"type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"hospital"}]}]}"#,
            #"{"resourceType":"Practitioner","id":"anne","name":[{"text":"Anne Lund"}],"qualification":[{"identifier":[{"system":"https://autregweb.sst.dk","value":"BCD12"}],"code":{"coding":[{"system":"http://hl7.dk/fhir/core/CodeSystem/DkCoreProfessionGroupCodes","code":"5166"}]}}]}"#,
            #"{"resourceType":"PractitionerRole","id":"r1","practitioner":{"reference":"Practitioner/anne"},"organization":{"reference":"Organization/ward"}}"#,
            #"{"resourceType":"PractitionerRole","id":"r2","practitioner":{"reference":"Practitioner/anne"},"organization":{"reference":"Organization/other"}}"#,
        ])
        try await trip.run { client in
            let visitor = Visitor(client)
            let back = try await trip.depart(
                visitor, #""authorisation":"BCD12","organisation":"29190925""#, at: "work")
            // Works at two places: chooses first.
            #expect(try await visitor.get(back).headers[.location] == "/work")
            let choice = try await visitor.get("/work").text
            #expect(choice.contains("Lungemedicin") && choice.contains("Hjertesygdomme"))
            let before = visitor.cookies["tovholder-session"]
            let chosen = try await visitor.post("/work", ["work": "PractitionerRole/r2"])
            #expect(chosen.headers[.location] == "/find")
            #expect(visitor.cookies["tovholder-session"] != before)
            #expect(try await visitor.post("/work", ["work": "PractitionerRole/gp"]).status == .badRequest)
        }
    }

    @Test func `whom the record does not know is told what to do, and nothing else`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            let back = try await trip.depart(visitor, #""cpr":"0101010101""#)
            let response = try await visitor.get(back)
            #expect(response.status == .forbidden)
            #expect(response.text.contains(Texts.danish.session.nobodyHeading))
            #expect(!response.text.contains("0101010101") && !response.text.contains("somebody"))
            #expect(visitor.cookies["tovholder-session"] == nil)
        }
    }

    @Test func `somebody else's way back signs nobody in`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let attacker = Visitor(client)
            let back = try await trip.depart(attacker)
            let victim = Visitor(client)
            let response = try await victim.get(back)
            #expect(response.status == .badRequest)
            #expect(response.text.contains(Texts.danish.session.startOverHeading))
            #expect(victim.cookies["tovholder-session"] == nil)
            // Nor with an attempt of the victim's own.
            _ = try await victim.get("/sign-in/mitid")
            #expect(try await victim.get(back).status == .badRequest)
            #expect(victim.cookies["tovholder-session"] == nil)
        }
    }

    @Test func `the way back leads in once`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            let back = try await trip.depart(visitor)
            let attempt = try #require(visitor.cookies["tovholder-sign-in"])
            #expect(try await visitor.get(back).status == .seeOther)
            visitor.set("tovholder-sign-in", attempt)
            #expect(try await visitor.get(back).status == .badRequest)
        }
    }

    @Test func `a provider that does not answer is said in words`() async throws {
        let trip = try await Trip()
        trip.provider.state.withLock { $0.isDown = true }
        try await trip.run { client in
            let response = try await Visitor(client).get("/sign-in/mitid")
            #expect(response.status == .serviceUnavailable)
            #expect(response.text.contains(Texts.danish.session.unavailableHeading))
            #expect(try await Visitor(client).get("/sign-in/none").status == .notFound)
        }
    }

    @Test func `signing out here ends the session at the provider too`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            _ = try await visitor.get(try await trip.depart(visitor))
            let response = try await visitor.post("/sign-out", [:], page: "/help")
            let address = response.headers[.location] ?? ""
            #expect(address.hasPrefix("https://id.example/logout?id_token_hint="))
            // Browsers hold the redirection of a form against the policy of the page that it stood on.
            let policy = try await visitor.get("/help").headers[HTTPField.Name("Content-Security-Policy")!] ?? ""
            #expect(policy.contains("form-action 'self' https://id.example;"))
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
            #expect(try await visitor.get("/signed-out").text.contains(Texts.danish.session.signedOutHeading))
        }
    }

    @Test func `signing out at the provider ends the session here`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            _ = try await visitor.get(try await trip.depart(visitor))
            #expect(try await visitor.get("/citizens/karen").status == .ok)
            let token = try await trip.logoutToken()
            func order(_ token: String) async throws -> TestResponse {
                try await Visitor(client).request(
                    "/sign-in/mitid/logout", .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
                    body: .init(string: "logout_token=\(token)"))
            }
            #expect(try await order("e30.e30.AAAA").status == .badRequest)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
            let response = try await order(token)
            #expect(response.status == .ok)
            #expect(response.headers[.cacheControl] == "no-store")
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
            #expect(try await order(token).status == .badRequest)
        }
    }

    @Test func `another's session goes on`() async throws {
        let trip = try await Trip()
        try await trip.run { client in
            let visitor = Visitor(client)
            _ = try await visitor.get(try await trip.depart(visitor))
            let now = trip.fixture.temporary.clock.now / 1000
            let token = try await trip.provider.sign(
                #"{"iss":"\#(FakeProvider.issuer)","aud":"us","sub":"else","sid":"s1","jti":"k","iat":\#(now),"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#
            )
            let response = try await Visitor(client).request(
                "/sign-in/mitid/logout", .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: .init(string: "logout_token=\(token)"))
            #expect(response.status == .ok)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
        }
    }
}
