import Dispatch
import Synchronization

/// Bodies in a table of PostgreSQL, looked up by a statement that each connection has prepared once.
final class PostgresPointTable: PointTable {
    /// As many connections as the record's readers have.
    private static let connections = 8

    private let waited: [(queue: DispatchQueue, connection: LibpqConnection)]
    private let idle: Mutex<[LibpqConnection]>

    init(_ bodies: [[UInt8]], at url: String) throws {
        let writer = try LibpqConnection(url)
        try writer.execute("CREATE TABLE row (key BIGINT PRIMARY KEY, body BYTEA NOT NULL)")
        try writer.copy(bodies.enumerated().map { (Int64($0), $1) }, into: "row")
        try writer.execute("VACUUM ANALYZE row")
        func connect() throws -> LibpqConnection {
            let connection = try LibpqConnection(url)
            try connection.prepare("SELECT body FROM row WHERE key = $1")
            return connection
        }
        waited = try (0..<Self.connections).map { (DispatchQueue(label: "yardstick.\($0)"), try connect()) }
        idle = Mutex(try (0..<Self.connections).map { _ in try connect() })
    }

    func asynchronously(_ key: Int) async throws -> [UInt8] {
        let (queue, connection) = waited[key % waited.count]
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try connection.first(Int64(key))?.first ?? [] })
            }
        }
    }

    func lean(_ key: Int) throws -> [UInt8] {
        // Two threads answer, so one of eight is always idle.
        guard let connection = idle.withLock({ $0.popLast() }) else { return [] }
        defer { idle.withLock { $0.append(connection) } }
        return try connection.first(Int64(key))?.first ?? []
    }
}
