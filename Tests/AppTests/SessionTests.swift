import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import SignIn
import TestSupport
import Testing

@testable import App

@Suite(.onEachEngine) struct SessionTests {
    @Test func `signing in and out`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            #expect(try await visitor.get("/").headers[.location] == "/sign-in")
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
            try await visitor.signIn(as: "p1")
            #expect(try await visitor.get("/").headers[.location] == "/citizens/karen")
            #expect(try await visitor.get("/citizens/karen").text.contains("Karen Sørensen"))
            let out = try await visitor.post("/sign-out", [:], page: "/citizens/karen")
            #expect(out.status == .seeOther)
            #expect(out.headers[.init("Clear-Site-Data") ?? .server] == "\"cache\", \"storage\"")
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
        }
    }

    @Test func `the session's cookie is out of reach of scripts and other sites`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let response = try await visitor.post("/sign-in", ["persona": "p1"])
            let cookie = try #require(response.headers[values: .setCookie].first { $0.hasPrefix("tovholder-session=") })
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Lax"))
            let secret = cookie.dropFirst("tovholder-session=".count).prefix { $0 != ";" }
            #expect(secret.utf8.count == 64)
        }
    }

    @Test func `a form without the right token changes nothing`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let wrong = String(repeating: "0", count: 64)
            #expect(try await visitor.post("/sign-in", ["persona": "p1"], token: wrong).status == .badRequest)
            try await visitor.signIn(as: "p1")
            #expect(try await visitor.post("/sign-out", [:], token: wrong).status == .badRequest)
            #expect(try await visitor.post("/sign-out", [:], token: "").status == .badRequest)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
        }
    }

    @Test func `sessions end when they are left alone, and after a shift`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            fixture.temporary.clock.advance(by: 29 * 60_000)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
            fixture.temporary.clock.advance(by: 31 * 60_000)
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
            try await visitor.signIn(as: "p1")
            for _ in 0..<32 {
                fixture.temporary.clock.advance(by: 15 * 60_000)
                _ = try await visitor.get("/citizens/karen")
            }
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
        }
    }

    @Test func `a record that is not for trying out offers nobody`() async throws {
        try await ServerFixture().run(personas: false) { client in
            let visitor = Visitor(client)
            let page = try await visitor.get("/sign-in")
            #expect(page.text.contains(Texts.danish.signIn.closed))
            let token = String(repeating: "a", count: 64)
            let response = try await client.executeRequest(
                uri: "/sign-in", method: .post,
                headers: [
                    .contentType: "application/x-www-form-urlencoded", .cookie: "tovholder-form=\(token)",
                ], body: .init(string: "persona=p1&form-token=\(token)"))
            #expect(response.status == .forbidden)
        }
    }

    @Test func `a bearer token opens the same pages`() async throws {
        struct OneToken: TokenVerifier {
            func holder(of token: String) async throws -> TokenHolder? {
                token == "good" ? .persona("chronically-ill-citizen") : nil
            }
        }
        try await ServerFixture().run(tokens: OneToken()) { client in
            let visitor = Visitor(client)
            #expect(try await visitor.get("/citizens/karen", headers: [("Authorization", "Bearer good")]).status == .ok)
            let refused = try await visitor.get("/citizens/karen", headers: [("Authorization", "Bearer bad")])
            #expect(refused.status == .unauthorized)
        }
    }

    @Test func `whose time is up is told so, and comes back to the page`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            fixture.temporary.clock.advance(by: 31 * 60_000)
            let page = try await visitor.get("/citizens/karen/thread")
            #expect(page.status == .unauthorized)
            #expect(page.text.contains(Texts.danish.session.endedHeading))
            #expect(page.text.contains("/sign-in?from=%2Fcitizens%2Fkaren%2Fthread"))
            let response = try await visitor.post(
                "/sign-in", ["persona": "p1", "from": "%2Fcitizens%2Fkaren%2Fthread"])
            #expect(response.headers[.location] == "/citizens/karen/thread")
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "/language/en?from=/",
        "/no-such-page",
        "/session/ended", "javascript:alert(1)", "",
    ])
    func `signing in leads nowhere else`(address: String) async throws {
        let encoded = address.utf8.map { "%" + (String($0, radix: 16).count == 1 ? "0" : "") + String($0, radix: 16) }
            .joined()
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            let response = try await visitor.post("/sign-in", ["persona": "p1", "from": encoded])
            #expect(response.headers[.location] == "/citizens/karen")
            #expect(!(try await visitor.get("/sign-in?from=\(encoded)")).text.contains("evil"))
        }
    }

    @Test func `a secret that was there before the sign-in is worth nothing after it`() async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let before = try #require(visitor.cookies["tovholder-session"])
            try await visitor.signIn(as: "p2")
            let after = try #require(visitor.cookies["tovholder-session"])
            #expect(before != after)
            visitor.set("tovholder-session", before)
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
            // One that somebody made up, or planted, begins nothing.
            visitor.set("tovholder-session", String(repeating: "a", count: 64))
            try await visitor.signIn(as: "p1")
            #expect(visitor.cookies["tovholder-session"] != String(repeating: "a", count: 64))
        }
    }

    @Test func `a session holds on every server of the record, and ends on all`() async throws {
        let fixture = try await ServerFixture()
        let kept = Kept()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            kept.secret = visitor.cookies["tovholder-session"] ?? ""
        }
        try await fixture.run { client in
            let visitor = Visitor(client)
            visitor.set("tovholder-session", kept.secret)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
            try await fixture.run { other in
                let elsewhere = Visitor(other)
                elsewhere.set("tovholder-session", kept.secret)
                _ = try await elsewhere.post("/sign-out", [:], page: "/citizens/karen")
            }
            fixture.temporary.clock.advance(by: 5_000)
            #expect(try await visitor.get("/citizens/karen").status == .unauthorized)
        }
    }

    @Test func `the record keeps no secret that opens a session`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let secret = try #require(visitor.cookies["tovholder-session"])
            let token = try #require(
                try await visitor.get("/help").text.firstMatch(of: /name="form-token" value="([0-9a-f]+)"/)
            ).1
            let notes = try await fixture.temporary.engine.read { try $0.notes(startingWith: "session/") }
            #expect(notes.count == 1)
            for note in notes {
                let text = note.name + String(decoding: note.value, as: UTF8.self)
                #expect(!text.contains(secret) && !text.contains(token))
            }
        }
    }

    @Test func `old sessions do not gather`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            for _ in 0..<40 {
                try await Visitor(client).signIn(as: "p1")
                fixture.temporary.clock.advance(by: 10 * 60_000)
            }
            let notes = try await fixture.temporary.engine.read { try $0.notes(startingWith: "session/") }
            #expect(notes.count < 30)
        }
    }

    @Test func `the end is announced, and put off by whoever asks`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let page = try await visitor.get("/citizens/karen").text
            #expect(page.contains("data-left=\"1800\"") && page.contains("data-warning=\"300\""))
            #expect(page.contains("content=\"1500; url=/session?from=%2Fcitizens%2Fkaren\""))
            fixture.temporary.clock.advance(by: 26 * 60_000)
            // Being asked when it ends is no use of it.
            for _ in 0..<2 {
                let asked = try await visitor.get("/session?from=%2Fcitizens%2Fkaren")
                #expect(asked.headers[.sessionSeconds] == "240")
                #expect(asked.text.contains(Texts.danish.session.goOn))
            }
            let went = try await visitor.post(
                "/session?from=%2Fcitizens%2Fkaren", [:], page: "/session?from=%2Fcitizens%2Fkaren")
            #expect(went.headers[.location] == "/citizens/karen")
            #expect(try await visitor.get("/session").headers[.sessionSeconds] == "1800")
            fixture.temporary.clock.advance(by: 30 * 60_000)
            #expect(try await visitor.get("/session?from=%2Fhelp").headers[.location] == "/session/ended?from=%2Fhelp")
            #expect(try await visitor.get("/session/ended?from=%2Fhelp").text.contains("/sign-in?from=%2Fhelp"))
        }
    }

    @Test func `the last end cannot be put off, and is announced too`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            for _ in 0..<31 {
                fixture.temporary.clock.advance(by: 15 * 60_000)
                _ = try await visitor.get("/help")
            }
            let page = try await visitor.get("/help").text
            #expect(page.contains("data-left=\"900\"") && page.contains(Texts.danish.session.ending))
        }
    }

    @Test(arguments: [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"),
        ("Origin", "null"),
    ])
    func `a form from elsewhere is refused although its token is right`(name: String, value: String) async throws {
        try await ServerFixture().run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let token = try #require(
                try await visitor.get("/help").text.firstMatch(of: /name="form-token" value="([0-9a-f]+)"/)
            ).1
            func send(_ headers: [(String, String)]) async throws -> HTTPResponse.Status {
                try await visitor.request(
                    "/sign-out", .post,
                    headers: [("Content-Type", "application/x-www-form-urlencoded")] + headers,
                    body: .init(string: "form-token=\(token)")
                ).status
            }
            #expect(try await send([(name, value)]) == .badRequest)
            #expect(try await visitor.get("/citizens/karen").status == .ok)
            #expect(try await send([("Sec-Fetch-Site", "same-origin"), ("Origin", "http://localhost")]) == .seeOther)
        }
    }

    @Test func `too many tries are told to wait`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(signInLimits: .init(perAddress: 2, total: 3)) { client in
            for _ in 0..<3 { try await Visitor(client).signIn(as: "p1") }
            let response = try await Visitor(client).post("/sign-in", ["persona": "p1"])
            #expect(response.status == .tooManyRequests)
            #expect(response.headers[.retryAfter] == "20")
            #expect(response.text.contains(Texts.danish.error.tooManyHeading))
            fixture.temporary.clock.advance(by: 20_000)
            try await Visitor(client).signIn(as: "p1")
        }
    }
}

extension HTTPField.Name {
    fileprivate static let sessionSeconds = HTTPField.Name("Tovholder-Session-Seconds") ?? .server
}

/// What one server gave, for another.
private final class Kept: @unchecked Sendable {
    // Written by one server, then read by the next.
    var secret = ""
}
