import struct GRDB.Configuration
import class GRDB.DatabaseQueue
import RecordSQL
import Synchronization

/// Connections for look-ups by key, which take some microseconds: less than it takes to wake another thread, so they are
/// made on the thread that asks. Whatever could take longer belongs to ``Readers``.
final class BriefReaders: Sendable {
    private let databases: [DatabaseQueue]
    /// Places of the connections that nobody uses.
    private let idle: Mutex<[Int]>

    /// - Parameters:
    ///   - path: of the record file, which exists.
    ///   - count: how many look up at once.
    init(path: String, count: Int, configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        databases = try (0..<count).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        idle = Mutex(Array(0..<count))
    }

    /// Runs `body` at a snapshot; nil, without having run it, where all connections are in use.
    func read<Value>(_ body: (Connection) throws -> Value) throws -> Value? {
        guard let place = idle.withLock({ $0.popLast() }) else { return nil }
        defer { idle.withLock { $0.append(place) } }
        return try databases[place].unsafeRead { database in
            let connection = Connection(database)
            try connection.run("BEGIN DEFERRED")
            // It read only: there is nothing that could fail to be kept.
            defer { try? connection.run("COMMIT") }
            return try body(connection)
        }
    }

    func close() throws {
        idle.withLock { $0 = [] }
        for database in databases { try database.close() }
    }
}
