import Access
import Record
import TestSupport
import Testing

@testable import Apps

/// Before the person: each rule that is broken by one request.
@Suite(.onEachEngine) struct AuthorizationTests {
    @Test func `a request that is right comes before the person`() async throws {
        let fixture = try await AppsFixture()
        let request = try await fixture.request(fixture.asked())
        #expect(request.app == fixture.app)
        #expect(request.scopes.text == AppsFixture.scope)
        #expect(request.scopes.needsPatient)
    }

    /// Whom nobody is sent to: an address that a stranger wrote.
    @Test(arguments: [
        "https://app.example/back/", "https://app.example/Back", "https://app.example/back?x=y",
        "http://app.example/back",
        "https://app.example:443/back", "https://app.example/back#", "https://app.example.evil.example/back",
        "https://evil.example/https://app.example/back", "https://app.example/", "", "javascript:alert(1)",
        "https://app.example/back%2F", "https://app.example/../back",
    ])
    func `nobody is sent to an address that is not the registered one, letter by letter`(address: String) async throws {
        let fixture = try await AppsFixture()
        await #expect(throws: AuthorizationProblem.unknownRedirect) {
            try await fixture.request(fixture.asked(nil, ["redirect_uri": address]))
        }
        var twice = fixture.asked()
        twice["redirect_uri"] = [AppsFixture.redirect, address]
        await #expect(throws: AuthorizationProblem.unknownRedirect) { try await fixture.request(twice) }
    }

    @Test(arguments: ["", "nobody", "../app", "a/b", "A", String(repeating: "a", count: 65)])
    func `an app that is not registered asks for nothing`(id: String) async throws {
        let fixture = try await AppsFixture()
        await #expect(throws: AuthorizationProblem.unknownApp) {
            try await fixture.request(fixture.asked(nil, ["client_id": id]))
        }
    }

    static let broken: [(String, String?, OAuthError.Code)] = [
        ("response_type", "token", .unsupportedResponseType), ("response_type", nil, .invalidRequest),
        ("response_type", "code id_token", .unsupportedResponseType),
        ("state", nil, .invalidRequest), ("aud", nil, .invalidRequest),
        ("aud", "https://evil.example/fhir", .invalidRequest),
        ("code_challenge", nil, .invalidRequest), ("code_challenge", "short", .invalidRequest),
        ("code_challenge", AppsFixture.challenge + "A", .invalidRequest),
        ("code_challenge", String(repeating: "=", count: 43), .invalidRequest),
        ("code_challenge_method", "plain", .invalidRequest), ("code_challenge_method", nil, .invalidRequest),
        ("scope", nil, .invalidRequest), ("scope", "system/*.read", .invalidScope), ("scope", "nothing", .invalidScope),
        ("scope", "patient/Procedure.rs", .invalidScope), ("prompt", "none", .interactionRequired),
        ("launch", "tovl_0", .invalidScope),
    ]

    @Test(arguments: broken)
    func `what is wrong is told to the app, at its own address`(
        name: String, value: String?, code: OAuthError.Code
    ) async throws {
        let fixture = try await AppsFixture()
        do {
            _ = try await fixture.request(fixture.asked(nil, [name: value]))
            Issue.record("\(name)=\(value ?? "nil") was taken")
        } catch AuthorizationProblem.told(let address) {
            #expect(address.hasPrefix(AppsFixture.redirect + "?"))
            #expect(AppsFixture.parameter("error", of: address) == code.rawValue)
            #expect(AppsFixture.parameter("state", of: address) == (name == "state" ? nil : "xyz"))
            #expect(AppsFixture.parameter("iss", of: address) == "https://record.example")
            #expect(AppsFixture.parameter("code", of: address) == nil)
        }
    }

    @Test(
        arguments: AuthorizationRequest.parameters.filter {
            !["client_id", "redirect_uri", "launch", "nonce"].contains($0)
        })
    func `what comes twice is refused`(name: String) async throws {
        let fixture = try await AppsFixture()
        var asked = fixture.asked()
        asked[name] = (asked[name] ?? ["none"]) + ["x"]
        do {
            _ = try await fixture.request(asked)
            Issue.record("\(name) was taken twice")
        } catch AuthorizationProblem.told(let address) {
            #expect(AppsFixture.parameter("error", of: address) == "invalid_request")
        }
    }

    @Test func `a program that works on its own has nobody to let it in`() async throws {
        let fixture = try await AppsFixture()
        var asked = fixture.asked(fixture.backend)
        await #expect(throws: AuthorizationProblem.unknownRedirect) { try await fixture.request(asked) }
        asked["redirect_uri"] = nil
        await #expect(throws: AuthorizationProblem.unknownRedirect) { try await fixture.request(asked) }
    }

    @Test func `the answer says whose it is, so that answers of two servers are not mixed up`() async throws {
        let fixture = try await AppsFixture()
        let request = try await fixture.request(fixture.asked())
        let address = try await fixture.server.letIn(
            request, by: AppsFixture.karen, patient: "karen", scopes: request.scopes, session: nil)
        #expect(address.hasPrefix(AppsFixture.redirect + "?code=tovc_"))
        #expect(AppsFixture.parameter("iss", of: address) == "https://record.example")
        #expect(AppsFixture.parameter("state", of: address) == "xyz")
    }

    @Test func `the person may give less, and never more`() async throws {
        let fixture = try await AppsFixture()
        let request = try await fixture.request(fixture.asked())
        let given = RequestedScopes("patient/Observation.r patient/Condition.rs user/*.cruds system/*.cruds")
        let address = try await fixture.server.letIn(
            request, by: AppsFixture.karen, patient: "karen", scopes: given, session: nil)
        let answer = try await fixture.redeem(AppsFixture.parameter("code", of: address) ?? "")
        #expect(try answer.text("scope") == "patient/Observation.r")
        #expect(try answer.text("refresh_token") == nil)
        #expect(try answer.text("id_token") == nil)
    }

    @Test func `who may not let apps in does not, and nothing is given without a patient`() async throws {
        let fixture = try await AppsFixture()
        let request = try await fixture.request(fixture.asked())
        let officer = AppPerson(
            account: "Person/q", caller: Caller(identity: "Person/q", role: .qualityOfficer),
            purpose: .qualityImprovement)
        for (person, patient) in [(officer, "karen"), (AppsFixture.karen, nil)] {
            do {
                _ = try await fixture.server.letIn(
                    request, by: person, patient: patient, scopes: request.scopes, session: nil)
                Issue.record("was let in")
            } catch AuthorizationProblem.told(let address) {
                #expect(AppsFixture.parameter("error", of: address) == "access_denied")
            }
        }
    }

    @Test func `an app that is opened from a page knows whose record it is, once`() async throws {
        let fixture = try await AppsFixture()
        func launch() async throws -> String {
            let address = try await fixture.server.launch(
                fixture.app, account: "Patient/karen", patient: "karen", at: fixture.addresses)
            #expect(AppsFixture.parameter("iss", of: address ?? "") == "https://record.example/fhir")
            return AppsFixture.parameter("launch", of: address ?? "") ?? ""
        }
        let secret = try await launch()
        let request = try await fixture.request(
            fixture.asked(nil, ["launch": secret, "scope": "launch patient/Observation.rs"]))
        #expect(try await fixture.server.patient(of: request, account: "Patient/karen") == "karen")
        // Neither somebody else, nor another app, nor later, nor again.
        await #expect(throws: AuthorizationProblem.self) {
            try await fixture.server.patient(of: request, account: "Patient/emil")
        }
        _ = try await fixture.server.letIn(
            request, by: AppsFixture.karen, patient: "karen", scopes: request.scopes, session: nil)
        await #expect(throws: AuthorizationProblem.self) {
            try await fixture.server.letIn(
                request, by: AppsFixture.karen, patient: "karen", scopes: request.scopes, session: nil)
        }
        let late = try await fixture.request(
            fixture.asked(nil, ["launch": try await launch(), "scope": "launch patient/Observation.rs"]))
        fixture.temporary.clock.advance(by: Lifetimes().launch)
        await #expect(throws: AuthorizationProblem.self) {
            try await fixture.server.patient(of: late, account: "Patient/karen")
        }
    }
}
