import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import App

/// A session that has ended is over, whatever was going on while it ended.
@Suite(.onEachEngine) struct SessionEndTests {
    @Test func `whoever looks a session up while it ends does not keep it`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            for _ in 0..<20 {
                let visitor = Visitor(client)
                try await visitor.signIn(as: "p1")
                let page = try await visitor.get("/help").text
                let token = page.firstMatch(of: /name="form-token" value="([0-9a-f]*)"/).map { String($0.1) } ?? ""
                let cookie = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
                // What was looked up is good for five seconds: after that the record is asked again.
                fixture.temporary.clock.advance(by: 6_000)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            _ = try await client.executeRequest(
                                uri: "/citizens/karen", method: .get, headers: [.cookie: cookie], body: nil)
                        }
                    }
                    group.addTask {
                        let response = try await client.executeRequest(
                            uri: "/sign-out", method: .post,
                            headers: [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"],
                            body: ByteBuffer(string: "form-token=\(token)"))
                        #expect(response.status == .seeOther)
                    }
                    try await group.waitForAll()
                }
                let after = try await client.executeRequest(
                    uri: "/citizens/karen", method: .get, headers: [.cookie: cookie], body: nil)
                #expect(after.status == .unauthorized)
            }
        }
    }
}
