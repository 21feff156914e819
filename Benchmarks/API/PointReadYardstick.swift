import Foundation
import Hummingbird

/// What a bare Hummingbird serves that looks up one row for each request, in the engine of the record: no gate, no audit,
/// no FHIR.
struct PointReadYardstick {
    /// How a row is looked up.
    enum Kind: String, CaseIterable {
        /// With GRDB's own asynchronous read; of PostgreSQL, by libpq on a thread of the connection's own.
        case asynchronous
        /// With a statement prepared once for each of some connections, run on the thread that answers.
        case lean
        /// Hummingbird's hello, no look-up at all.
        case hello
    }

    private let port: Int
    private let keys: [Int]

    /// Asks for one row after another, in no order.
    func run(_ kind: Kind, _ load: LoadGenerator) async throws -> LoadGenerator.Result {
        let paths = kind == .hello ? ["/hello"] : keys.map { "/\(kind.rawValue)/\($0)" }
        return try await load.run(.get(paths: paths), port: port)
    }

    /// Serves the bodies while `measure` runs.
    ///
    /// - Parameters:
    ///   - bodies: what is looked up, by number.
    ///   - place: whose engine is asked.
    static func serving<Result: Sendable>(
        _ bodies: [[UInt8]], in place: RecordPlace,
        measure: @escaping @Sendable (PointReadYardstick) async throws -> Result
    ) async throws -> Result {
        if let server = place.server {
            return try await server.withDatabase("yardstick") { url in
                try await serving(try PostgresPointTable(bodies, at: url), bodies.count, measure)
            }
        }
        let path = place.folder + "/yardstick-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        return try await serving(try SQLitePointTable(bodies, at: path), bodies.count, measure)
    }

    private static func serving<Result: Sendable>(
        _ table: any PointTable, _ count: Int,
        _ measure: @escaping @Sendable (PointReadYardstick) async throws -> Result
    ) async throws -> Result {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.get("/asynchronous/{key}") { _, context in
            ByteBuffer(bytes: try await table.asynchronously(try context.parameters.require("key", as: Int.self)))
        }
        router.get("/lean/{key}") { _, context in
            ByteBuffer(bytes: try table.lean(try context.parameters.require("key", as: Int.self)))
        }
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: LoopbackServer.quietLogger)
        let keys = (0..<count).shuffled()
        return try await LoopbackServer.serving(application, ports: ports) { port in
            try await measure(PointReadYardstick(port: port, keys: keys))
        }
    }
}
