import App
import Foundation
import Record

/// The API of a record on the loopback, with a token of a system.
struct APIServer {
    let port: Int
    let token: String

    /// Serves a record while `measure` runs.
    static func serving<Result: Sendable>(
        _ record: Record, measure: @escaping @Sendable (APIServer) async throws -> Result
    ) async throws -> Result {
        let token = try await AccessTokens(record).issue(holder: "system", scope: "system/*.cruds", minutes: 60)
        let (ports, running) = AsyncStream<Int>.makeStream()
        let application = try AppServer.application(
            record: record,
            configuration: ServerConfiguration(port: 0, mostRequests: 2_048, logger: LoopbackServer.quietLogger),
            tokens: AccessTokens(record), onRunning: { running.yield($0) })
        return try await LoopbackServer.serving(application, ports: ports) { port in
            try await measure(APIServer(port: port, token: token))
        }
    }
}
