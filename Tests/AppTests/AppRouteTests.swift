import Apps
import FHIR
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import SignIn
import TestSupport
import Testing

@testable import App

/// Every line of the authorization server's table, over HTTP.
@Suite(.onEachEngine) struct AppRouteTests {
    private static let form = ("Content-Type", "application/x-www-form-urlencoded")

    @Test func `the page has the address that the document says`() {
        #expect(RoutePattern.authorize.rawValue == ServerAddresses.authorizePath)
    }

    @Test(arguments: AppRoute.allCases)
    func `who asks without being an app hears so, in words of OAuth`(route: AppRoute) async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            let response = try await visitor.request(
                route.path, route.isPost ? .post : .get, headers: [Self.form],
                body: route.isPost ? ByteBuffer(string: "token=x&grant_type=refresh_token&client_id=nobody") : nil)
            switch route.access {
            case .everybody: #expect(response.status == .ok)
            case .app, .confidentialApp:
                #expect(response.status == .unauthorized)
                #expect(try JSONDocument(response.text).root["error"]?.string == "invalid_client")
                #expect(response.headers[.cacheControl] == "no-store")
            }
            #expect(response.headers[.contentType] == "application/json")
            #expect(response.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
            // Nothing about anybody.
            let audit = try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 10) }
            #expect(!audit.contains { $0.entry.activity.contains("/apps/") })
        }
    }

    @Test(arguments: AppRoute.allCases.filter { $0.access == .confidentialApp })
    func `an app that cannot show who it is does not ask about tokens`(route: AppRoute) async throws {
        let scene = try await LettingInTests.Scene()
        try await scene.fixture.run { client in
            let response = try await Visitor(client).request(
                route.path, .post, headers: [Self.form],
                body: ByteBuffer(string: "token=x&client_id=\(scene.app.id)"))
            #expect(response.status == .unauthorized)
        }
    }

    @Test(arguments: ["", "a=%zz", "grant_type=x&grant_type=y"])
    func `a form that is none is refused`(text: String) async throws {
        try await ServerFixture().run { client in
            for (name, type) in [("form", Self.form.1), ("json", "application/json")] {
                let response = try await Visitor(client).request(
                    AppRoute.token.path, .post, headers: [("Content-Type", type)], body: ByteBuffer(string: text))
                #expect(response.status == .badRequest, "\(name)")
                #expect(try JSONDocument(response.text).root["error"]?.string == "invalid_request")
            }
        }
    }

    @Test(arguments: ["/fhir/Patient/karen", "/apps/token", "/.well-known/smart-configuration"])
    func `a browser may ask for a registered app, and for no other`(address: String) async throws {
        let scene = try await LettingInTests.Scene()
        try await scene.fixture.run { client in
            func ask(_ origin: String, _ page: String) async throws -> TestResponse {
                try await Visitor(client).request(
                    page, .options, headers: [("Origin", origin), ("Access-Control-Request-Method", "GET")])
            }
            let known = try await ask("https://app.example", address)
            #expect(known.status == .noContent)
            #expect(known.headers[.accessControlAllowOrigin] == "https://app.example")
            #expect(known.headers[.accessControlAllowCredentials] == nil)
            for origin in ["https://evil.example", "null", "https://app.example.evil.example", "http://app.example"] {
                #expect(try await ask(origin, address).headers[.accessControlAllowOrigin] == nil, "\(origin)")
            }
            // The pages are for nobody else's scripts.
            for page in ["/citizens/karen", "/apps/authorize", "/sign-in"] {
                #expect(try await ask("https://app.example", page).headers[.accessControlAllowOrigin] == nil)
            }
            let read = try await Visitor(client).get(
                "/fhir/Patient/karen", headers: [("Origin", "https://app.example")])
            #expect(read.status == .unauthorized)
            #expect(read.headers[.accessControlAllowOrigin] == "https://app.example")
        }
    }

    @Test func `who tries too often is told when to come back`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(appLimits: .init(perAddress: 2, total: 2)) { client in
            func ask() async throws -> TestResponse {
                try await Visitor(client).request(
                    AppRoute.token.path, .post, headers: [Self.form], body: ByteBuffer(string: "grant_type=x"))
            }
            #expect(try await [ask().status, ask().status] == [.badRequest, .badRequest])
            let third = try await ask()
            #expect(third.status == .tooManyRequests && third.headers[.retryAfter] == "30")
            #expect(try await Visitor(client).get(AppRoute.keys.path).status == .ok)
            fixture.temporary.clock.advance(by: 30_000)
            #expect(try await ask().status == .badRequest)
        }
    }

    @Test func `the document is the same in both places, and the capabilities lead to it`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let document = try await visitor.get("/.well-known/smart-configuration").text
            for address in ["/fhir/.well-known/smart-configuration", "/.well-known/openid-configuration"] {
                let response = try await visitor.get(address)
                #expect(response.text == document)
                #expect(response.headers[.contentType] == "application/json")
            }
            let root = try JSONDocument(document).root
            #expect(root["issuer"]?.string == "http://localhost")
            let capabilities = try await visitor.get("/fhir/metadata").text
            for name in ["authorization_endpoint", "token_endpoint", "introspection_endpoint", "revocation_endpoint"] {
                let address = try #require(root[name]?.string)
                #expect(capabilities.contains("\"valueUri\":\"\(address)\""))
            }
        }
    }
}
