import GRDB
import GRDBSQLite
import RecordSQL

/// The writer's connection, for groups of transactions.
struct Writer: WritingConnection {
    private let connection: Connection
    private let log: LogLength

    /// The write-ahead log is copied into the file when it has grown past this many bytes: large enough that pages
    /// written again and again are copied once, small enough that a copy takes tens of milliseconds.
    private static let largestLog = 64 << 20

    init(_ connection: Connection, log: LogLength) {
        self.connection = connection
        self.log = log
    }

    private var database: Database { connection.database }

    func begin() throws { try database.beginTransaction(.immediate) }

    func commit() throws { try database.commit() }

    func rollback() {
        if database.isInsideTransaction { try? database.rollback() }
    }

    func savepoint() throws { try connection.run("SAVEPOINT job") }

    /// SQLite undoes the statement that fails, and goes on.
    func confirm() throws {}

    func release() throws { try connection.run("RELEASE job") }

    /// Without the faults that a test puts in: they are for what is being undone.
    func undoSavepoint() throws {
        let undoing = Connection(database)
        try undoing.run("ROLLBACK TO job")
        try undoing.run("RELEASE job")
    }

    /// SQLite ends a transaction by itself when the disk is full.
    var isOutsideTransaction: Bool { sqlite3_get_autocommit(database.sqliteConnection) != 0 }

    /// Copies the log into the file, after the results are handed out. What fails here is done again next time.
    func tidy() {
        guard log.pageCount * SQLiteEngine.pageSize > Self.largestLog else { return }
        _ = try? database.checkpoint(.passive)
    }

    func run(_ sql: String, _ values: [SQLValue]) throws { try connection.run(sql, values) }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try connection.first(sql, values, value)
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try connection.all(sql, values, value)
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try connection.forEach(sql, values, body)
    }

    func execute(script: String) throws { try connection.execute(script: script) }
}
