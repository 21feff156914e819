import App
import Apps
import FHIR
import Foundation
import FoundationNetworking
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

    /// The time of each request, one after another on one connection.
    func measure(_ paths: [String]) async throws -> Distribution {
        let requests = paths.map { LoopbackClient.Request(path: $0, headers: ["Authorization: Bearer \(token)"]) }
        // The first answers fill caches that a server keeps for its whole life.
        _ = try await LoopbackClient.measure(port: port, requests: Array(requests.prefix(20)))
        return try await LoopbackClient.measure(port: port, requests: requests)
    }

    /// The total that a search says it has.
    func total(of path: String) async throws -> Int {
        var request = URLRequest(url: URL(string: "http://127.0.0.1:\(port)\(path)") ?? URL(filePath: "/"))
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSONDocument(Array(data)).root["total"]?.numberText.flatMap { Int($0) } ?? 0
    }
}
