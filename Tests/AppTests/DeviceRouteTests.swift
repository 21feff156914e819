import Apps
import FHIR
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import App

/// Who may bring what devices have measured, and what they are told.
@Suite struct DeviceRouteTests {
    private func status(_ client: any TestClientProtocol, _ token: String?, _ text: String) async throws -> Int {
        let headers = token.map { [("Authorization", "Bearer " + $0)] } ?? []
        return try await Visitor(client).request(
            DeviceRoute.path, .post, headers: headers, body: ByteBuffer(string: text)
        ).status.code
    }

    @Test func `devices bring measurements, and nobody else`() async throws {
        let fixture = try await ServerFixture()
        let tokens = AccessTokens(fixture.temporary.record)
        let device = try await tokens.issue(holder: "Device/unknown", scope: "measurements", minutes: 5)
        let system = try await tokens.issue(holder: "system", scope: "system/*.*", minutes: 5)
        let wide = try await tokens.issue(holder: "Device/unknown", scope: "system/*.*", minutes: 5)
        let good =
            #"{"transmission":"1","measured":"2026-11-21T09:00:00Z","values":[{"measure":"spo2","value":95,"unit":"%"}]}"#
        try await fixture.run { client in
            #expect(try await status(client, nil, good) == 401)
            #expect(try await status(client, "wrong", good) == 401)
            #expect(try await status(client, system, good) == 401)
            #expect(try await status(client, wide, good) == 401)
            #expect(try await status(client, device, "nonsense") == 400)
            #expect(try await status(client, device, good) == 422, "a token of a device that is not registered")
            #expect(try await status(client, device, String(repeating: " ", count: 20_000)) == 413)
            // A device's token is good for nothing else.
            let answer = try await Visitor(client).request(
                "/fhir/Patient", .get, headers: [("Authorization", "Bearer " + device)])
            #expect(answer.status == .unauthorized)
        }
    }
}
