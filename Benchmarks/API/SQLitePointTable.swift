import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Bodies in a table of SQLite: by GRDB's own asynchronous read, or by a statement prepared once for each connection.
final class SQLitePointTable: PointTable {
    private struct Reader: @unchecked Sendable {
        // Used by one thread at a time: whoever has taken it from the list.
        let connection: OpaquePointer
        let statement: OpaquePointer
    }

    private let pool: DatabasePool
    private let idle: Mutex<[Reader]>

    init(_ bodies: [[UInt8]], at path: String) throws {
        pool = try DatabasePool(path: path)
        try pool.write { database in
            try database.execute(sql: "CREATE TABLE row (key INTEGER PRIMARY KEY, body BLOB NOT NULL)")
            let insert = try database.cachedStatement(sql: "INSERT INTO row VALUES (?, ?)")
            for (key, body) in bodies.enumerated() { try insert.execute(arguments: [key, Data(body)]) }
        }
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

    func asynchronously(_ key: Int) async throws -> [UInt8] {
        let body = try await pool.read { database in
            try Data.fetchOne(
                try database.cachedStatement(sql: "SELECT body FROM row WHERE key = ?"), arguments: [key])
        }
        return Array(body ?? Data())
    }

    func lean(_ key: Int) -> [UInt8] {
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
