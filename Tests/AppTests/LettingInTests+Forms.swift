import Apps
import FHIR
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Record
import TestSupport
import Testing

@testable import App

/// An app, and the forms that people fill in for it.
extension LettingInTests {
    static let redirect = "https://app.example/back"
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    static let scope = "launch/patient patient/Observation.rs patient/Patient.r offline_access"

    /// An app, and a visitor for whom it is opened.
    struct Scene: Sendable {
        let fixture: ServerFixture
        let app: RegisteredApp

        init(_ more: [String] = []) async throws {
            fixture = try await ServerFixture(more)
            let record = fixture.temporary.record
            app = try await AppRegistry(record).register(
                RegisteredApp(
                    id: "", name: "Motion <b>", publisher: "Motion ApS", credentials: .none,
                    redirects: [LettingInTests.redirect],
                    launch: "https://app.example/launch", origins: ["https://app.example"],
                    scope: LettingInTests.scope + " launch online_access user/Observation.cruds patient/*.cruds"),
                hasSecret: false
            ).app
        }

        func address(_ scope: String = LettingInTests.scope, _ more: [String: String] = [:]) -> String {
            var values = [
                "response_type": "code", "client_id": app.id, "redirect_uri": LettingInTests.redirect, "scope": scope,
                "state": "s 1",
                "aud": "http://localhost/fhir", "code_challenge": LettingInTests.challenge,
                "code_challenge_method": "S256",
            ]
            values.merge(more) { $1 }
            return "/apps/authorize?"
                + values.sorted { $0.key < $1.key }.map { "\($0.key)=\(PercentEncoding.encode($0.value))" }
                .joined(separator: "&")
        }
    }

    static func with(
        _ more: [String] = [], _ body: @escaping @Sendable (Scene, any TestClientProtocol) async throws -> Void
    ) async throws {
        let scene = try await Scene(more)
        try await scene.fixture.run { try await body(scene, $0) }
    }

    /// Sends the form on a page, as it stands there but for what the test changes. Several values have spaces between.
    static func send(
        _ visitor: Visitor, _ page: TestResponse, _ changes: [String: [String]]
    ) async throws -> TestResponse {
        var fields: [(String, String)] = []
        for tag in page.text.matches(of: /<input ([^>]*)>/) {
            let text = String(tag.1)
            guard let name = text.firstMatch(of: /name="([^"]*)"/).map({ String($0.1) }), changes[name] == nil,
                !text.contains("type=\"radio\"") || text.contains(" checked")
            else { continue }
            fields.append((name, text.firstMatch(of: /value="([^"]*)"/).map { unescaped(String($0.1)) } ?? ""))
        }
        for (name, values) in changes { fields += values.map { (name, $0) } }
        let form = fields.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }.joined(
            separator: "&")
        return try await visitor.request(
            "/apps/authorize", .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: ByteBuffer(string: form))
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    static func parameter(_ name: String, _ response: TestResponse) -> String? {
        let query = (response.headers[.location] ?? "").split(separator: "?", maxSplits: 1).last ?? ""
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.first == name[...] { return parts.last.flatMap { PercentEncoding.decode($0, plusIsSpace: true) } }
        }
        return nil
    }

    static func token(_ scene: Scene, _ visitor: Visitor, code: String) async throws -> JSONValue {
        let form = [
            "grant_type=authorization_code", "code=\(code)", "client_id=\(scene.app.id)", "code_verifier=\(verifier)",
            "redirect_uri=\(PercentEncoding.encode(redirect))",
        ].joined(separator: "&")
        let response = try await visitor.request(
            "/apps/token", .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: ByteBuffer(string: form))
        #expect(response.headers[.cacheControl] == "no-store")
        return try JSONDocument(response.text).root
    }

    /// Lets the app in as a persona; its token.
    static func letIn(
        _ scene: Scene, _ client: any TestClientProtocol, as persona: String, scope: String = LettingInTests.scope,
        patient: String? = nil
    ) async throws -> (visitor: Visitor, token: String) {
        let visitor = Visitor(client)
        try await visitor.signIn(as: persona)
        let page = try await visitor.get(scene.address(scope))
        #expect(page.status == .ok)
        var changes = ["decision": ["let-in"]]
        if let patient { changes["patient"] = [patient] }
        let sent = try await send(visitor, page, changes)
        #expect(sent.status == .seeOther, "\(sent.text)")
        let root = try await token(scene, Visitor(client), code: parameter("code", sent) ?? "")
        return (visitor, root["access_token"]?.string ?? "")
    }

    static func read(_ client: any TestClientProtocol, _ address: String, _ token: String) async throws -> TestResponse
    {
        try await Visitor(client).get(address, headers: [("Authorization", "Bearer \(token)")])
    }
}
