import Crypto
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabaseQueue
@testable import RecordSQLite

@Suite struct MigrationTests {
    /// Released migrations, by the start of their SHA-256: a change to one is a mistake, a new one is added here.
    private static let released = [
        "9f2fe253bc6d7ce5", "8bc7de308b7bc03c", "a12bac8b7465b08e", "64262ba00fe3466c", "61340fcbb3a9e81e",
        "f3fff78a92869783",
    ]

    @Test func `released migrations are as they were`() {
        let hashes = Migration.all.map { migration in
            SHA256.hash(data: Array(migration.statements.utf8)).prefix(8)
                .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
        #expect(hashes == Self.released)
    }

    @Test func `a record brought up to date step by step is as a fresh one`() throws {
        func schema(steps: [Int]) throws -> [String] {
            let queue = try DatabaseQueue()
            return try queue.writeWithoutTransaction { database in
                let connection = Connection(database)
                let tables = try RecordTables(SQLiteDialect(), projections: [])
                let preparer = ResourcePreparer(searchEntries: { _ in [] }, projections: [])
                let schema = Schema(connection, tables: tables, preparer: preparer)
                for step in steps { try schema.bringUpToDate(through: step) }
                let version = try connection.first("PRAGMA user_version") { $0.text(0) } ?? ""
                return [version]
                    + (try connection.all("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name") {
                        $0.text(0)
                    })
            }
        }
        let fresh = try schema(steps: [Migration.current])
        #expect(fresh.first == String(Migration.current))
        #expect(fresh.count > 20)
        #expect(try schema(steps: Array(1...Migration.current)) == fresh)
        #expect(try schema(steps: [Migration.current, Migration.current]) == fresh)
    }
}
