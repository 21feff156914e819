import Foundation
import GRDB
import GRDBSQLite
import Hummingbird
import Synchronization

/// What a bare Hummingbird serves that looks up one row of SQLite for each request: no gate, no audit, no FHIR.
struct PointReadYardstick {
    /// With GRDB's own asynchronous read.
    let asynchronous: LoadGenerator.Result
    /// With a statement prepared once for each of four connections, run on the thread that answers.
    let lean: LoadGenerator.Result
    /// Hummingbird's hello, no look-up at all.
    let hello: LoadGenerator.Result

    /// - Parameters:
    ///   - bodies: what is looked up, by number.
    ///   - load: how it is asked.
    static func measure(_ bodies: [[UInt8]], in folder: String, load: LoadGenerator) async throws -> PointReadYardstick
    {
        let path = folder + "/yardstick-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let pool = try DatabasePool(path: path)
        try await pool.write { database in
            try database.execute(sql: "CREATE TABLE row (key INTEGER PRIMARY KEY, body BLOB NOT NULL)")
            let insert = try database.cachedStatement(sql: "INSERT INTO row VALUES (?, ?)")
            for (key, body) in bodies.enumerated() { try insert.execute(arguments: [key, Data(body)]) }
        }
        let readers = try LeanReaders(path: path)
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.get("/asynchronous/{key}") { _, context in
            let key = try context.parameters.require("key", as: Int.self)
            let body = try await pool.read { database in
                try Data.fetchOne(
                    try database.cachedStatement(sql: "SELECT body FROM row WHERE key = ?"), arguments: [key])
            }
            return ByteBuffer(bytes: body ?? Data())
        }
        router.get("/lean/{key}") { _, context in
            ByteBuffer(bytes: readers.body(of: try context.parameters.require("key", as: Int.self)))
        }
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: LoopbackServer.quietLogger)
        let keys = (0..<bodies.count).shuffled()
        return try await LoopbackServer.serving(application, ports: ports) { port in
            PointReadYardstick(
                asynchronous: try await load.run(.get(paths: keys.map { "/asynchronous/\($0)" }), port: port),
                lean: try await load.run(.get(paths: keys.map { "/lean/\($0)" }), port: port),
                hello: try await load.run(.get(paths: ["/hello"]), port: port))
        }
    }
}

/// Connections that are lent to whoever asks, for the time of one look-up.
private final class LeanReaders: Sendable {
    private struct Reader: @unchecked Sendable {
        // Used by one thread at a time: whoever has taken it from the list.
        let connection: OpaquePointer
        let statement: OpaquePointer
    }

    private let idle: Mutex<[Reader]>

    init(path: String) throws {
        var readers: [Reader] = []
        for _ in 0..<8 {
            var connection: OpaquePointer?
            var statement: OpaquePointer?
            guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
                sqlite3_prepare_v2(connection, "SELECT body FROM row WHERE key = ?", -1, &statement, nil) == SQLITE_OK,
                let connection, let statement
            else { throw BenchmarkFault.yardstick }
            readers.append(Reader(connection: connection, statement: statement))
        }
        idle = Mutex(readers)
    }

    func body(of key: Int) -> [UInt8] {
        // Two threads answer, so one of eight is always idle.
        guard let reader = idle.withLock({ $0.popLast() }) else { return [] }
        defer { idle.withLock { $0.append(reader) } }
        sqlite3_bind_int64(reader.statement, 1, Int64(key))
        defer { sqlite3_reset(reader.statement) }
        guard sqlite3_step(reader.statement) == SQLITE_ROW else { return [] }
        let address = sqlite3_column_blob(reader.statement, 0)
        return Array(UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(reader.statement, 0))))
    }
}
