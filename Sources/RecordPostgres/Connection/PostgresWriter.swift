import Record
import RecordSQL

/// The writer's connection, for groups of transactions. One that was lost is made anew for the next group.
///
/// Rows of tables that are only written to are kept back and sent many at once: before whatever might look at them, and
/// at the latest with the commit.
final class PostgresWriter: WritingConnection {
    private let server: PostgresServer
    private let faults: FaultInjection?
    private var connection: PostgresConnection?
    private var gathered: [String: GatheredRows] = [:]
    /// Rows written since plans were made last, and how many of them make those worthless.
    private var rowsSincePlans = 0
    private var rowsPerPlans = PostgresWriter.firstRowsPerPlans

    /// Of one table, no more rows or bytes than this wait: while the server takes them in, more are gathered.
    private static let mostRows = 2000
    private static let mostBytes = 2 << 20
    /// A plan made for an empty table goes through all of it. So plans are made anew when there are that many rows
    /// more, and then each time when there are twice as many.
    private static let firstRowsPerPlans = 5000

    init(_ server: PostgresServer, faults: FaultInjection?) {
        self.server = server
        self.faults = faults
    }

    /// Whoever writes holds a lock until the commit, also against other processes: the number of a resource and the
    /// hash of an audit row follow from the ones before.
    func begin() throws {
        gathered = [:]
        let connection = try openConnection()
        try connection.run("BEGIN")
        try connection.run("SELECT pg_advisory_xact_lock(?)", [.integer(Schema.lock)])
        if rowsSincePlans >= rowsPerPlans {
            try connection.run("DISCARD PLANS")
            rowsSincePlans = 0
            rowsPerPlans *= 2
        }
    }

    /// The connection, made where there is none that works. Faults that a test puts in are for statements of jobs.
    func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try server.connect(PostgresSettings.writer, longestAnswer: server.patience.writing)
        connection = new
        return new
    }

    /// Runs what takes as long as it takes, such as a migration, as long as the server is there.
    func unhurried<Result>(_ work: (PostgresConnection) throws -> Result) throws -> Result {
        let connection = try openConnection()
        connection.longestAnswer = nil
        defer { connection.longestAnswer = server.patience.writing }
        return try work(connection)
    }

    func commit() throws {
        try sendGathered()
        try open().commit()
    }

    /// A connection lost before the commit has undone everything.
    func mayRepeat(after error: any Error) -> Bool {
        guard let failure = error as? PostgresFailure, failure != .uncertain else { return false }
        return failure.endsConnection
    }

    func rollback() {
        gathered = [:]
        guard let connection else { return }
        do {
            try connection.undo("ROLLBACK")
        } catch {
            self.connection = nil
        }
    }

    /// What was gathered before stands, whatever becomes of the part.
    func savepoint() throws {
        try sendGathered()
        try open().run("SAVEPOINT job")
    }

    func release() throws {
        try confirm()
        try sendGathered()
        try open().run("RELEASE job")
    }

    func confirm() throws {
        if try open().hasFailed { throw PostgresFailure.undone }
    }

    func undoSavepoint() throws {
        gathered = [:]
        try open().undo("ROLLBACK TO job")
        try open().run("RELEASE job")
    }

    var isOutsideTransaction: Bool { connection?.isOutsideTransaction ?? true }

    func tidy() {}

    func close() { connection = nil }

    func add(_ row: [SQLValue], by statement: RowStatement) throws {
        try faults?.beforeStep()
        var rows = gathered[statement.single] ?? GatheredRows(of: statement)
        // So that appending copies nothing.
        gathered[statement.single] = nil
        try rows.append(row)
        rowsSincePlans += 1
        if rows.count >= Self.mostRows || rows.size >= Self.mostBytes {
            try open().run(rows)
        } else {
            gathered[statement.single] = rows
        }
    }

    private func sendGathered() throws {
        if gathered.isEmpty { return }
        let all = gathered.values
        gathered = [:]
        for rows in all { try open().run(rows) }
    }

    /// The connection when everything that was kept back has been sent.
    private func upToDate() throws -> PostgresConnection {
        try faults?.beforeStep()
        try sendGathered()
        return try open()
    }

    fileprivate func asItIs() throws -> PostgresConnection {
        try faults?.beforeStep()
        return try open()
    }

    var aside: any SQLConnection { PostgresAside(writer: self) }

    func run(_ sql: String, _ values: [SQLValue]) throws { try upToDate().run(sql, values) }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try upToDate().first(sql, values, value)
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try upToDate().all(sql, values, value)
    }

    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        try upToDate().all(statement, for: rows, value)
    }

    func integers(_ questions: [SQLText]) throws -> [Int64] { try upToDate().integers(questions) }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try upToDate().forEach(sql, values, body)
    }

    func execute(script: String) throws { try upToDate().execute(script: script) }

    private func open() throws -> PostgresConnection {
        guard let connection else { throw PostgresFailure.lost }
        return connection
    }
}

/// The writer's connection for what has nothing to do with the rows that it keeps back.
private struct PostgresAside: SQLConnection {
    let writer: PostgresWriter

    func run(_ sql: String, _ values: [SQLValue]) throws { try writer.asItIs().run(sql, values) }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try writer.asItIs().first(sql, values, value)
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try writer.asItIs().all(sql, values, value)
    }

    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        try writer.asItIs().all(statement, for: rows, value)
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try writer.asItIs().forEach(sql, values, body)
    }

    func execute(script: String) throws { try writer.asItIs().execute(script: script) }
}
