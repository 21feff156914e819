import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Apps

/// Refresh tokens, and how what an app has been given ends.
@Suite(.onEachEngine) struct RefreshTests {
    @Test func `each refresh gives another token, and the old one is good for nothing`() async throws {
        let fixture = try await AppsFixture()
        let first = try #require(try await fixture.tokens().refresh)
        let answer = try await fixture.refresh(first)
        #expect(answer.status == 200)
        #expect(try answer.text("scope") == AppsFixture.scope)
        let second = try #require(try answer.text("refresh_token"))
        #expect(second != first)
        #expect(try await fixture.refresh(second).status == 200)
    }

    @Test func `a refresh token that comes again ends everything`() async throws {
        let fixture = try await AppsFixture()
        let first = try #require(try await fixture.tokens().refresh)
        let answer = try await fixture.refresh(first)
        let (access, second) = (try answer.text("access_token") ?? "", try answer.text("refresh_token") ?? "")
        #expect(try await fixture.tokens.verify(access) != nil)
        #expect(try await fixture.refresh(first).error == "invalid_grant")
        #expect(try await fixture.tokens.verify(access) == nil)
        #expect(try await fixture.refresh(second).error == "invalid_grant")
        #expect(try await fixture.server.consents(of: "Patient/karen").isEmpty)
    }

    @Test func `a refresh gives no more than was given, and less where less is asked`() async throws {
        let fixture = try await AppsFixture()
        let refresh = try #require(try await fixture.tokens(scope: "offline_access patient/Observation.r").refresh)
        for more in [
            "patient/Observation.rs", "patient/*.r", "offline_access patient/Observation.r openid",
            "user/Observation.r",
        ] {
            #expect(try await fixture.refresh(refresh, ["scope": more]).error == "invalid_scope")
        }
        let answer = try await fixture.refresh(refresh, ["scope": "patient/Observation.r"])
        #expect(try answer.text("scope") == "patient/Observation.r")
        let grant = try #require(try await fixture.tokens.verify(try answer.text("access_token") ?? ""))
        #expect(grant.scope == "patient/Observation.r")
    }

    @Test func `another app's refresh token is nothing`() async throws {
        let fixture = try await AppsFixture()
        let refresh = try #require(try await fixture.tokens().refresh)
        let stolen = try await fixture.server.token(
            OAuthParameters(["grant_type": ["refresh_token"], "refresh_token": [refresh]]),
            authorization: AppsFixture.basic(fixture.confidential.id, fixture.secret), at: fixture.addresses)
        #expect(stolen.error == "invalid_grant")
        #expect(try await fixture.refresh("tovr_0").error == "invalid_grant")
        #expect(try await fixture.refresh(refresh).status == 200)
    }

    @Test func `an app that has not come for three months is forgotten, and after a year it asks again`() async throws {
        let fixture = try await AppsFixture()
        let idle = try #require(try await fixture.tokens().refresh)
        fixture.temporary.clock.advance(by: Lifetimes().idle)
        #expect(try await fixture.refresh(idle).error == "invalid_grant")
        var refresh = try #require(try await fixture.tokens().refresh)
        for _ in 0..<5 {
            fixture.temporary.clock.advance(by: Lifetimes().offline / 5 - 1)
            let answer = try await fixture.refresh(refresh)
            #expect(answer.status == 200)
            refresh = try answer.text("refresh_token") ?? ""
        }
        fixture.temporary.clock.advance(by: 5)
        #expect(try await fixture.refresh(refresh).error == "invalid_grant")
    }

    @Test func `what was given for a session ends with it`() async throws {
        let fixture = try await AppsFixture()
        let online = try await fixture.tokens(scope: "online_access patient/Observation.rs", session: "secret")
        let offline = try await fixture.tokens(session: "secret")
        let other = try await fixture.tokens(scope: "online_access patient/Observation.rs", session: "another")
        try await fixture.server.endSession("secret", of: "Patient/karen")
        #expect(try await fixture.tokens.verify(online.access) == nil)
        #expect(try await fixture.refresh(online.refresh ?? "").error == "invalid_grant")
        #expect(try await fixture.tokens.verify(offline.access) != nil)
        #expect(try await fixture.tokens.verify(other.access) != nil)
        fixture.temporary.clock.advance(by: Lifetimes().online)
        #expect(try await fixture.refresh(other.refresh ?? "").error == "invalid_grant")
    }

    private static let karen = Caller(identity: "Patient/karen", role: .citizen(patient: "karen"))

    @Test func `one press ends it, here at once and elsewhere within seconds`() async throws {
        let fixture = try await AppsFixture()
        let elsewhere = AccessTokens(fixture.temporary.record)
        let given = try await fixture.tokens()
        #expect(try await fixture.tokens.verify(given.access) != nil)
        #expect(try await elsewhere.verify(given.access) != nil)
        let consent = try #require(try await fixture.server.consents(of: "Patient/karen").first)
        #expect(try await !fixture.server.end(consent.id, by: Self.karen, because: .patientRequest) { _ in false })
        #expect(try await fixture.tokens.verify(given.access) != nil)
        #expect(
            try await fixture.server.end(consent.id, by: Self.karen, because: .patientRequest) {
                $0.person.account == "Patient/karen"
            })
        #expect(try await fixture.tokens.verify(given.access) == nil)
        #expect(try await fixture.refresh(given.refresh ?? "").error == "invalid_grant")
        fixture.temporary.clock.advance(by: RememberedGrants.goodFor)
        #expect(try await elsewhere.verify(given.access) == nil)
        #expect(try await !fixture.server.end(consent.id, by: Self.karen, because: .patientRequest) { _ in true })
        #expect(try await !fixture.server.end("../x", by: Self.karen, because: .patientRequest) { _ in true })
    }

    @Test func `an app that is removed has nothing left`() async throws {
        let fixture = try await AppsFixture()
        let given = try await fixture.tokens()
        #expect(try await fixture.server.registry.remove(fixture.app.id))
        fixture.temporary.clock.advance(by: RememberedGrants.goodFor)
        #expect(try await fixture.tokens.verify(given.access) == nil)
        #expect(try await fixture.refresh(given.refresh ?? "").status == 401)
        #expect(try await fixture.server.consents(of: "Patient/karen").isEmpty)
        #expect(try await !fixture.server.registry.remove(fixture.app.id))
    }

    @Test func `an app takes back its own tokens and no other's`() async throws {
        let fixture = try await AppsFixture()
        let given = try await fixture.tokens()
        func revoke(_ token: String, _ client: [String: [String]], _ header: String? = nil) async throws -> OAuthAnswer
        {
            try await fixture.server.revoke(
                OAuthParameters(client.merging(["token": [token]]) { $1 }), authorization: header, at: fixture.addresses
            )
        }
        let other = try await revoke(given.access, [:], AppsFixture.basic(fixture.confidential.id, fixture.secret))
        #expect(other.status == 200)
        #expect(try await fixture.tokens.verify(given.access) != nil)
        #expect(try await revoke("nothing", ["client_id": [fixture.app.id]]).status == 200)
        #expect(try await revoke(given.access, ["client_id": [fixture.app.id]]).status == 200)
        #expect(try await fixture.tokens.verify(given.access) == nil)
        let again = try await fixture.refresh(given.refresh ?? "")
        #expect(again.status == 200)
        #expect(try await revoke(try again.text("refresh_token") ?? "", ["client_id": [fixture.app.id]]).status == 200)
        #expect(try await fixture.tokens.verify(try again.text("access_token") ?? "") == nil)
        #expect(try await revoke(given.access, ["client_id": ["nobody"]]).status == 401)
    }

    @Test func `an app hears what its own tokens are worth`() async throws {
        let fixture = try await AppsFixture()
        let header = AppsFixture.basic(fixture.confidential.id, fixture.secret)
        let code = try await fixture.code(for: fixture.confidential)
        let given = try await fixture.redeem(code, ["client_id": nil], authorization: header)
        func introspect(_ token: String?, _ authorization: String?) async throws -> JSONValue {
            let answer = try await fixture.server.introspect(
                OAuthParameters(
                    ["token": token.map { [$0] } ?? [], "client_id": authorization == nil ? [fixture.app.id] : []]
                        .filter { !$0.value.isEmpty }), authorization: authorization, at: fixture.addresses)
            return try JSONDocument(answer.body).root
        }
        let own = try await introspect(try given.text("access_token"), header)
        #expect(own["active"]?.bool == true && own["client_id"]?.string == fixture.confidential.id)
        #expect(own["scope"]?.string == AppsFixture.scope && own["patient"]?.string == "karen")
        #expect(own["fhirUser"]?.string == "https://record.example/fhir/Patient/karen")
        #expect(own.integer("exp") == fixture.temporary.clock.now / 1000 + 3600)
        #expect(try await introspect(try given.text("refresh_token"), header)["active"]?.bool == true)
        // Another's, and what is none, look the same.
        for token in [try await fixture.tokens().access, "nothing"] {
            let answer = try await introspect(token, header)
            #expect(answer["active"]?.bool == false && answer.members.map(\.name) == ["active"])
        }
        #expect(try await introspect("x", nil)["error"]?.string == "invalid_client")
        fixture.temporary.clock.advance(by: 3_600_000)
        #expect(try await introspect(try given.text("access_token"), header)["active"]?.bool == false)
    }

    @Test func `who does not work there any more has no app either`() async throws {
        let fixture = try await AppsFixture()
        func put(_ role: String) async throws {
            let record = fixture.temporary.record
            let prepared = try record.preparer.prepare(try JSONDocument(role).root)
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "test") {
                _ = try $0.put(prepared)
            }
        }
        try await put(#"{"resourceType":"PractitionerRole","id":"n","active":true}"#)
        let nurse = AppPerson(
            account: "PractitionerRole/n",
            caller: Caller(identity: "PractitionerRole/n", role: .professional(.hospitalNurse)), purpose: .treatment)
        let request = try await fixture.request(fixture.asked())
        let address = try await fixture.server.letIn(
            request, by: nurse, patient: "karen", scopes: request.scopes, session: nil)
        let answer = try await fixture.redeem(AppsFixture.parameter("code", of: address) ?? "")
        let next = try await fixture.refresh(try answer.text("refresh_token") ?? "")
        #expect(next.status == 200)
        try await put(#"{"resourceType":"PractitionerRole","id":"n","active":false}"#)
        #expect(try await fixture.refresh(try next.text("refresh_token") ?? "").error == "invalid_grant")
    }
}
