import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Record
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
            #expect(try await visitor.post("/sign-out", [:], page: "/citizens/karen").status == .seeOther)
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

    @Test func `the oldest session gives way when there are too many`() {
        let store = SessionStore(limits: .init(idle: 1000, absolute: 1000, count: 2), randomness: .system)
        let account = Account(name: "x")
        let first = store.begin(account, now: 0)
        let second = store.begin(account, now: 1)
        _ = store.session(first, now: 2)
        let third = store.begin(account, now: 3)
        #expect(store.session(second, now: 4) == nil)
        #expect(store.session(first, now: 4) != nil)
        #expect(store.session(third, now: 4) != nil)
    }
}
