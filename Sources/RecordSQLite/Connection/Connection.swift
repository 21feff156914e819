import GRDB
import GRDBSQLite
import Record
import RecordSQL

/// One SQLite connection while it is ours: the writer's, or a reader's at one snapshot.
///
/// GRDB opens connections, lends them out and caches their statements; binding and stepping are done on the statement's
/// own handle, for GRDB's arguments cost an array of boxed values a row, and import writes 100,000 rows a second.
struct Connection: SQLConnection {
    let database: Database
    /// Fails chosen statements, in tests.
    var faults: FaultInjection?

    init(_ database: Database, faults: FaultInjection? = nil) {
        self.database = database
        self.faults = faults
    }

    func run(_ sql: String, _ values: [SQLValue]) throws {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        while try step(statement) {}
    }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        guard try step(statement) else { return nil }
        return try value(Row(handle: statement.handle))
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        let statement = try bound(sql, values)
        defer { statement.reset() }
        while try step(statement) {
            guard try body(Row(handle: statement.handle)) else { return }
        }
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        var all: [Value] = []
        try forEach(sql, values) { row in
            all.append(try value(row))
            return true
        }
        return all
    }

    func execute(script: String) throws { try database.execute(sql: script) }

    private func bound(_ sql: String, _ values: [SQLValue]) throws -> PreparedStatement {
        let statement = try prepared(sql)
        let parameters = Parameters(handle: statement.handle)
        for place in values.indices { parameters.set(Int32(place) + 1, values[place]) }
        return statement
    }

    private func prepared(_ sql: String) throws -> PreparedStatement {
        let cached = try database.cachedStatement(sql: sql)
        guard sqlite3_stmt_busy(cached.sqliteStatement) != 0 else { return PreparedStatement(cached) }
        return PreparedStatement(try database.makeStatement(sql: sql))
    }

    private func step(_ statement: PreparedStatement) throws -> Bool {
        try faults?.beforeStep()
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure(of: database.sqliteConnection)
        }
    }
}

/// A statement with what keeps it alive.
private struct PreparedStatement {
    private let owner: Statement
    var handle: OpaquePointer { owner.sqliteStatement }

    init(_ owner: Statement) {
        self.owner = owner
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}
