import Apps
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import App

/// Who may bring messages by HTTP, and what they are told.
@Suite struct MessageRouteTests {
    private func run(
        _ body: @escaping @Sendable (any TestClientProtocol, AccessTokens) async throws -> Void
    ) async throws {
        let fixture = try await ServerFixture()
        var configuration = ServerConfiguration(port: 8080, logger: ServerFixture.silence)
        configuration.messages = MessageSettings(["TOVHOLDER_MESSAGES": "/nowhere"])
        let application = try AppServer.application(record: fixture.temporary.record, configuration: configuration)
        let tokens = AccessTokens(fixture.temporary.record)
        try await application.test(.router) { try await body($0, tokens) }
    }

    private func status(_ client: any TestClientProtocol, _ token: String?, _ text: String) async throws -> Int {
        let headers = token.map { [("Authorization", "Bearer " + $0)] } ?? []
        return try await Visitor(client).request(
            MessageRoute.path, .post, headers: headers, body: ByteBuffer(string: text)
        ).status.code
    }

    @Test func `systems bring messages, and nobody else`() async throws {
        try await run { client, tokens in
            let system = try await tokens.issue(holder: "system", scope: "system/*.*", minutes: 5)
            let reader = try await tokens.issue(holder: "system", scope: "system/*.rs", minutes: 5)
            let citizen = try await tokens.issue(holder: "chronically-ill-citizen", scope: "user/*.*", minutes: 5)
            #expect(try await status(client, nil, "{}") == 401)
            #expect(try await status(client, "wrong", "{}") == 401)
            #expect(try await status(client, reader, "{}") == 403)
            #expect(try await status(client, citizen, "{}") == 403)
            #expect(try await status(client, system, "nonsense") == 400)
        }
    }

    @Test func `where no way is configured there is none in`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run { client in
            let answer = try await Visitor(client).request(MessageRoute.path, .post, body: ByteBuffer(string: "{}"))
            #expect(answer.status == .notFound)
        }
    }
}
