import Access
import Record
import TestSupport
import Testing

@testable import Apps

/// Whatever becomes of an app's access stands in the audit of whose record it is, in the name of whoever decided.
@Suite(.onEachEngine) struct AppAuditTests {
    /// The rows about apps, oldest first: who, what and through which app.
    private func rows(_ fixture: AppsFixture, of patient: String?) async throws -> [[String?]] {
        try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 500) }.reversed()
            .filter { $0.entry.action == .write && $0.entry.activity.hasPrefix("app ") }
            .filter { $0.entry.patient == patient }
            .map { [$0.entry.who, $0.entry.activity, $0.entry.app, $0.entry.ground] }
    }

    @Test func `letting an app in and ending it are rows of the citizen's audit`() async throws {
        let fixture = try await AppsFixture()
        _ = try await fixture.tokens()
        let app = fixture.app.id
        #expect(try await rows(fixture, of: "karen") == [["Patient/karen", "app consent", app, "own-record"]])
        let consent = try #require(try await fixture.server.consents(of: "Patient/karen").first)
        let karen = AppsFixture.karen.caller(through: "")
        _ = try await fixture.server.end(consent.id, by: karen, because: .patientRequest) { _ in true }
        _ = try await fixture.server.end(consent.id, by: karen, because: .patientRequest) { _ in true }
        #expect(try await rows(fixture, of: "karen").map { $0[1] } == ["app consent", "app end"])
        #expect(try await rows(fixture, of: "karen").last == ["Patient/karen", "app end", app, "own-record"])
    }

    @Test func `an app that gives its access back, is found out or is taken away stands there too`() async throws {
        let fixture = try await AppsFixture()
        let app = fixture.app.id
        let first = try await fixture.tokens()
        _ = try await fixture.server.revoke(
            OAuthParameters(["client_id": [app], "token": [first.refresh ?? ""]]), authorization: nil,
            at: fixture.addresses)
        #expect(try await rows(fixture, of: "karen").last == ["Patient/karen", "app revoke", app, "own-record"])
        let code = try await fixture.code()
        _ = try await fixture.redeem(code)
        _ = try await fixture.redeem(code)
        #expect(try await rows(fixture, of: "karen").last == ["apps", "app stolen", app, "system-scopes"])
        let second = try await fixture.tokens()
        _ = try await fixture.refresh(second.refresh ?? "")
        _ = try await fixture.refresh(second.refresh ?? "")
        #expect(try await rows(fixture, of: "karen").last?[1] == "app stolen")
        _ = try await fixture.tokens()
        _ = try await fixture.server.registry.remove(app)
        #expect(try await rows(fixture, of: "karen").last == ["operator", "app remove", app, nil])
        let own = try await rows(fixture, of: nil)
        #expect(own.contains(["operator", "app register", app, nil]))
        #expect(own.contains(["operator", "app remove", app, nil]))
    }

    @Test func `what ends with a session stands there, and a refusal does not`() async throws {
        let fixture = try await AppsFixture()
        _ = try await fixture.tokens(
            scope: AppsFixture.scope.replacing("offline_access", with: "online_access"), session: "s")
        try await fixture.server.endSession("s", of: "Patient/karen")
        #expect(try await rows(fixture, of: "karen").map { $0[1] } == ["app consent", "app end"])
        let karen = AppsFixture.karen.caller(through: "")
        _ = try await fixture.server.end("nobody", by: karen, because: .patientRequest) { _ in true }
        #expect(try await rows(fixture, of: "karen").count == 2)
    }

    @Test func `an operator's token is a row`() async throws {
        let fixture = try await AppsFixture()
        _ = try await fixture.tokens.issue(holder: "system", scope: "system/*.rs", minutes: 5)
        let rows = try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 5) }
        #expect(rows.contains { $0.entry.activity == "token" && $0.entry.who == "operator" })
    }
}
