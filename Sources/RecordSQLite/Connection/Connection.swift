import GRDB
import GRDBSQLite
import Record

/// One SQLite connection while it is ours: the writer's, or a reader's at one snapshot.
///
/// GRDB opens connections, lends them out and caches their statements; binding and stepping are done on the statement's
/// own handle, for GRDB's arguments cost an array of boxed values a row, and import writes 100,000 rows a second.
struct Connection {
    let database: Database
    /// Fails chosen statements, in tests.
    var faults: FaultInjection?

    init(_ database: Database, faults: FaultInjection? = nil) {
        self.database = database
        self.faults = faults
    }

    /// Runs a statement that gives no rows.
    func run(_ sql: String, _ bind: (Parameters) -> Void = { _ in }) throws {
        let statement = try prepared(sql)
        defer { statement.reset() }
        bind(Parameters(handle: statement.handle))
        while try step(statement) {}
    }

    /// The first row of a query, turned into a value; nil where there is none.
    func first<Value>(
        _ sql: String, _ bind: (Parameters) -> Void = { _ in }, _ value: (Row) throws -> Value
    ) throws -> Value? {
        let statement = try prepared(sql)
        defer { statement.reset() }
        bind(Parameters(handle: statement.handle))
        guard try step(statement) else { return nil }
        return try value(Row(handle: statement.handle))
    }

    /// Calls `body` with each row until it says false.
    func forEach(
        _ sql: String, _ bind: (Parameters) -> Void = { _ in }, _ body: (Row) throws -> Bool
    ) throws {
        let statement = try prepared(sql)
        defer { statement.reset() }
        bind(Parameters(handle: statement.handle))
        while try step(statement) {
            guard try body(Row(handle: statement.handle)) else { return }
        }
    }

    /// All rows of a query.
    func all<Value>(
        _ sql: String, _ bind: (Parameters) -> Void = { _ in }, _ value: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try forEach(sql, bind) { row in
            values.append(try value(row))
            return true
        }
        return values
    }

    /// How many rows the last statement changed.
    var changedRows: Int { Int(sqlite3_changes(database.sqliteConnection)) }

    /// Whether SQLite has ended the transaction by itself, as it does when the disk is full.
    var isOutsideTransaction: Bool { sqlite3_get_autocommit(database.sqliteConnection) != 0 }

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
