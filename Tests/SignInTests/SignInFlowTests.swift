import Access
import FHIR
import Record
import Synchronization
import TestSupport
import Testing

@testable import SignIn

/// From the button to somebody known, against a provider that answers as the test wants it to.
@Suite(.onEachEngine) struct SignInFlowTests {
    @Test func `a citizen comes back as the patient and the relative`() async throws {
        let fixture = try await Fixture()
        let arrival = try await fixture.signIn(#""cpr":"640348-1234""#, goal: "/help")
        #expect(arrival.person.name == "Karen Sørensen")
        #expect(arrival.person.patient == "karen")
        #expect(arrival.person.relations.map(\.patient) == ["poul"])
        #expect(arrival.person.relations.first?.isParent == false)
        #expect(arrival.goal == "/help")
        #expect(arrival.link.subject == "somebody" && arrival.link.session == "s1")
    }

    @Test func `the look-up stands in the audit`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.signIn(#""cpr":"6403481234""#)
        let rows = try await fixture.temporary.engine.read { try $0.audit(of: "karen", before: nil, limit: 10) }
        #expect(rows.contains { $0.entry.activity == "/return" && $0.entry.who == "sign-in" })
    }

    @Test(arguments: [
        #""cpr":"6403489999""#, #""cpr":"""#, #""cpr":"64034812345""#, #""cpr":null"#, #""other":"6403481234""#,
        #""cpr":["6403481234","0101010101"]"#,
    ])
    func `whom the record does not know is nobody`(claim: String) async throws {
        let fixture = try await Fixture()
        await #expect(throws: SignInError.nobody) { try await fixture.signIn(claim) }
    }

    @Test func `two records of one number are nobody's`() async throws {
        let fixture = try await Fixture(more: [
            #"{"resourceType":"Patient","id":"karen2","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}]}"#
        ])
        await #expect(throws: SignInError.nobody) { try await fixture.signIn(#""cpr":"6403481234""#) }
    }

    @Test func `a record that another has replaced is passed over`() async throws {
        let fixture = try await Fixture(more: [
            #"{"resourceType":"Patient","id":"karen0","link":[{"other":{"reference":"Patient/karen"},"type":"replaced-by"}],"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"6403481234"}]}"#
        ])
        #expect(try await fixture.signIn(#""cpr":"6403481234""#).person.patient == "karen")
    }

    @Test func `a professional comes back with role, unit and what it is part of`() async throws {
        let fixture = try await Fixture(kind: .professional)
        let arrival = try await fixture.signIn(#""authorisation":"bcd12","organisation":"29190925""#)
        #expect(arrival.person.name == "Anne Lund")
        let work = try #require(arrival.person.work.first)
        #expect(arrival.person.work.count == 1)
        #expect(work.profession == .hospitalNurse)
        #expect(work.workplace.unit == "ward")
        #expect(work.workplace.selves == ["PractitionerRole/r1", "Practitioner/anne", "Organization/ward"])
        #expect(work.workplace.largerUnits == ["Organization/hospital"])
    }

    @Test(arguments: [
        #""authorisation":"BCD12","organisation":"11111111""#, #""authorisation":"XXXXX","organisation":"29190925""#,
        #""authorisation":"BCD12""#, #""organisation":"29190925""#,
        #""authorisation":"BCD12' --","organisation":"29190925""#,
    ])
    func `a professional of another organisation, or of none, is nobody`(claims: String) async throws {
        let fixture = try await Fixture(kind: .professional)
        await #expect(throws: SignInError.nobody) { try await fixture.signIn(claims) }
    }

    @Test func `what the token does not say is asked for`() async throws {
        let fixture = try await Fixture()
        fixture.provider.state.withLock { $0.userInformation = #"{"sub":"somebody","cpr":"6403481234"}"# }
        #expect(try await fixture.signIn(#""x":"y""#).person.patient == "karen")
        fixture.provider.state.withLock { $0.userInformation = #"{"sub":"else","cpr":"6403481234"}"# }
        await #expect(throws: SignInError.badAnswer(.userInformation)) { try await fixture.signIn(#""x":"y""#) }
    }

    @Test func `an address that is too long for a cookie is not kept`() async throws {
        let fixture = try await Fixture()
        let long = "/apps/authorize?state=" + String(repeating: "x", count: 5_000)
        let (departure, query) = try await fixture.depart(#""cpr":"6403481234""#, goal: long)
        #expect(departure.attempt.utf8.count < 4_000)
        #expect(try await fixture.finish(departure, query).goal == nil)
        let short = "/apps/authorize?state=" + String(repeating: "x", count: 1_900)
        #expect(try await fixture.party.begin("mitid", goal: short).attempt.utf8.count < 4_000)
    }

    @Test func `what is sent away is what the standard says`() async throws {
        let fixture = try await Fixture()
        let departure = try await fixture.party.begin("mitid", goal: nil)
        let query = fixture.query(departure.address)
        #expect(departure.address.hasPrefix("https://id.example/authorize?"))
        #expect(query["response_type"] == "code" && query["client_id"] == "us")
        #expect(query["redirect_uri"] == "https%3A%2F%2Fus.example%2Fsign-in%2Fmitid%2Freturn")
        #expect(query["code_challenge_method"] == "S256" && query["scope"] == "openid")
        #expect(query["state"]?.utf8.count == 43 && query["nonce"]?.utf8.count == 43)
        #expect(!departure.attempt.contains("somebody"))
        let other = fixture.query(try await fixture.party.begin("mitid", goal: nil).address)
        #expect(other["state"] != query["state"] && other["nonce"] != query["nonce"])
        #expect(other["code_challenge"] != query["code_challenge"])
    }

    @Test func `the code is redeemed with what only this browser's attempt holds`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.signIn(#""cpr":"6403481234""#)
        let request = try #require(fixture.provider.requests.last { $0.address.hasSuffix("/token") })
        let form = fixture.query("?" + (request.form ?? ""))
        #expect(form["grant_type"] == "authorization_code" && form["code"] == "c")
        #expect(CodeChallenge.of(form["code_verifier"] ?? "") == fixture.lastChallenge)
        // us:secret%2B, as RFC 6749 wants it.
        #expect(request.authorization == "Basic dXM6c2VjcmV0JTJC")
    }

    @Test func `an answer is taken once`() async throws {
        let fixture = try await Fixture()
        let (departure, query) = try await fixture.depart(#""cpr":"6403481234""#)
        _ = try await fixture.finish(departure, query)
        await #expect(throws: SignInError.replayed) { try await fixture.finish(departure, query) }
        #expect(fixture.provider.count("/token") == 1)
    }

    @Test func `an answer that this browser did not ask for is not taken`() async throws {
        let fixture = try await Fixture()
        let (mine, _) = try await fixture.depart(#""cpr":"6403481234""#)
        let (_, theirs) = try await fixture.depart(#""cpr":"6403481234""#)
        // Log-in CSRF: somebody else's link, with my cookie, with none, and with one made up.
        for attempt in [mine.attempt, nil, "", "AAAA", String(mine.attempt.dropLast())] {
            await #expect(throws: SignInError.notBegunHere) {
                try await fixture.party.finish("mitid", query: theirs, attempt: attempt, doing: "/return")
            }
        }
        #expect(fixture.provider.count("/token") == 0)
    }

    @Test func `an answer that comes too late is not taken`() async throws {
        let fixture = try await Fixture()
        let (departure, query) = try await fixture.depart(#""cpr":"6403481234""#)
        fixture.temporary.clock.advance(by: SignInAttempt.goodFor)
        await #expect(throws: SignInError.notBegunHere) { try await fixture.finish(departure, query) }
    }

    @Test func `a token of another sign-in is not taken`() async throws {
        let fixture = try await Fixture()
        let (departure, query) = try await fixture.depart(#""cpr":"6403481234""#, nonce: "another")
        await #expect(throws: SignInError.token(.nonce)) { try await fixture.finish(departure, query) }
    }

    @Test func `the provider says no`() async throws {
        let fixture = try await Fixture()
        for (error, isCancelled) in [("access_denied", true), ("server_error", false)] {
            let (departure, query) = try await fixture.depart(#""cpr":"6403481234""#)
            let refusal = ["state": query["state"] ?? "", "error": error]
            await #expect(throws: SignInError.refused(isCancelled: isCancelled)) {
                try await fixture.finish(departure, refusal)
            }
        }
        #expect(fixture.provider.count("/token") == 0)
    }

    @Test func `an answer that names another provider is not taken`() async throws {
        let fixture = try await Fixture()
        var (departure, query) = try await fixture.depart(#""cpr":"6403481234""#)
        query["iss"] = "https://else.example"
        await #expect(throws: SignInError.token(.issuer)) { try await fixture.finish(departure, query) }
        (departure, query) = try await fixture.depart(#""cpr":"6403481234""#)
        query["iss"] = FakeProvider.issuer
        #expect(try await fixture.finish(departure, query).person.patient == "karen")
    }
}
