import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import TestSupport
import Testing

@testable import App

@Suite(.onEachEngine) struct ServerTests {
    @Test func `health says that it is alive and ready`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let live = try await visitor.get("/health/live")
            #expect(live.status == .ok)
            let ready = try await visitor.get("/health/ready")
            #expect(ready.text == "ready\n")
        }
    }

    @Test func `the style sheet may be kept for ever, under its own hash`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let page = try await visitor.get("/sign-in").text
            let address = try #require(page.firstMatch(of: /href="(\/assets\/tovholder-[^"]+)"/)).1
            let response = try await visitor.get(String(address))
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/css; charset=utf-8")
            #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let tag = try #require(response.headers[.eTag])
            #expect(try await visitor.get(String(address), headers: [("If-None-Match", tag)]).status == .notModified)
            #expect(try await visitor.get("/assets/tovholder.css").status == .notFound)
        }
    }

    @Test func `every answer forbids scripts, frames and guessing`() async throws {
        try await ServerFixture().run { client in
            for address in ["/sign-in", "/help", "/no-such-page", "/health/live"] {
                let response = try await Visitor(client).get(address)
                let policy = response.headers[HTTPField.Name("Content-Security-Policy")!]
                #expect(policy?.contains("default-src 'none'") == true)
                #expect(policy?.contains("unsafe") == false)
                #expect(policy?.contains("frame-ancestors 'none'") == true)
                #expect(response.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
            }
        }
    }

    @Test func `HEAD answers without a body`() async throws {
        try await ServerFixture().run { client in
            let response = try await Visitor(client).request("/help", .head)
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
        }
    }

    @Test func `an unknown address is a page in plain words`() async throws {
        try await ServerFixture().run { client in
            let response = try await Visitor(client).get("/no-such-page")
            #expect(response.status == .notFound)
            #expect(response.text.contains(Texts.danish.error.notFoundHeading))
        }
    }

    @Test func `the language is the browser's until one is chosen`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let english = [("Accept-Language", "en-GB,en;q=0.9,da;q=0.5")]
            #expect(try await visitor.get("/help", headers: english).text.contains("<html lang=\"en\">"))
            let change = try await visitor.get("/language/da?from=%2Fhelp", headers: english)
            #expect(change.headers[.location] == "/help")
            #expect(try await visitor.get("/help", headers: english).text.contains("<html lang=\"da\">"))
        }
    }

    @Test func `changing the language never leads elsewhere`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            for address in ["//evil.example", "https://evil.example/", "/no-such-page", "javascript:alert(1)"] {
                let encoded = address.replacing("/", with: "%2F").replacing(":", with: "%3A")
                let response = try await visitor.get("/language/en?from=\(encoded)")
                #expect(response.headers[.location] == "/", "\(address)")
            }
        }
    }

    @Test func `a malformed address is 400`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            for address in ["/language/xx", "/citizens/karen/thread?sector=moon", "/citizens/karen/trend?code=%ff"] {
                #expect(try await visitor.get(address).status == .badRequest, "\(address)")
            }
        }
    }

    @Test func `too many at once are told to come back`() async throws {
        try await ServerFixture().run(mostRequests: 0) { client in
            let response = try await Visitor(client).get("/help")
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] != nil)
            #expect(response.text.contains(Texts.danish.error.busyHeading))
        }
    }
}
