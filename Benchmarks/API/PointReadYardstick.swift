import Foundation
import Hummingbird

/// What a bare Hummingbird serves that looks up one row for each request, in the engine of the record: no gate, no audit,
/// no FHIR.
struct PointReadYardstick {
    /// With GRDB's own asynchronous read; of PostgreSQL, by libpq on a thread of the connection's own.
    let asynchronous: LoadGenerator.Result
    /// With a statement prepared once for each of some connections, run on the thread that answers.
    let lean: LoadGenerator.Result
    /// Hummingbird's hello, no look-up at all.
    let hello: LoadGenerator.Result

    /// - Parameters:
    ///   - bodies: what is looked up, by number.
    ///   - place: whose engine is asked.
    ///   - load: how it is asked.
    static func measure(
        _ bodies: [[UInt8]], in place: RecordPlace, load: LoadGenerator
    ) async throws -> PointReadYardstick {
        if let server = place.server {
            return try await server.withDatabase("yardstick") { url in
                try await measure(try PostgresPointTable(bodies, at: url), bodies.count, load)
            }
        }
        let path = place.folder + "/yardstick-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        return try await measure(try SQLitePointTable(bodies, at: path), bodies.count, load)
    }

    private static func measure(
        _ table: any PointTable, _ count: Int, _ load: LoadGenerator
    ) async throws -> PointReadYardstick {
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
            PointReadYardstick(
                asynchronous: try await load.run(.get(paths: keys.map { "/asynchronous/\($0)" }), port: port),
                lean: try await load.run(.get(paths: keys.map { "/lean/\($0)" }), port: port),
                hello: try await load.run(.get(paths: ["/hello"]), port: port))
        }
    }
}
