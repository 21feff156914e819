import Record
import RecordSQL

/// The writer's connection, for groups of transactions. One that was lost is made anew for the next group.
///
/// Rows of tables that are only written to are kept back and sent many at once: before whatever names their table, and at
/// the latest with the commit.
final class PostgresWriter: WritingConnection {
    private let server: PostgresServer
    private let faults: FaultInjection?
    private var connection: PostgresConnection?
    private var gathered: [String: GatheredRows] = [:]
    /// The same when the part began that may be undone by itself.
    private var gatheredBefore: [String: GatheredRows] = [:]
    private var mentioned = MentionedNames()
    /// Rows written since plans were made last, and how many of them make those worthless.
    private var rowsSincePlans = 0
    private var rowsPerPlans = PostgresWriter.firstRowsPerPlans

    /// Of one table, no more rows or bytes than this wait: while the server takes them in, more are gathered.
    private static let mostRows = 2000
    private static let mostBytes = 2 << 20
    /// More bytes than this do not wait through the next part of a transaction, which copies them.
    private static let mostCopied = 32 << 10
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
        gatheredBefore = [:]
        guard let connection else { return }
        do {
            try connection.undo("ROLLBACK")
        } catch {
            self.connection = nil
        }
    }

    /// What was gathered before stands, whatever becomes of the part.
    func savepoint() throws {
        try sendGathered { $0.size > Self.mostCopied }
        gatheredBefore = gathered
        try open().run("SAVEPOINT job")
    }

    func release() throws {
        try confirm()
        gatheredBefore = [:]
        try open().run("RELEASE job")
    }

    func confirm() throws {
        if try open().hasFailed { throw PostgresFailure.undone }
    }

    func undoSavepoint() throws {
        // Also what has been sent since, which is undone with the part.
        gathered = gatheredBefore
        gatheredBefore = [:]
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

    private func sendGathered(_ isWanted: (GatheredRows) -> Bool = { _ in true }) throws {
        for (text, rows) in gathered where isWanted(rows) {
            gathered[text] = nil
            try open().run(rows)
        }
    }

    /// The connection when everything that was kept back and that these statements may look at has been sent.
    private func upToDate(for statements: String...) throws -> PostgresConnection {
        try faults?.beforeStep()
        if !gathered.isEmpty {
            for statement in statements {
                let names = mentioned.names(in: statement)
                try sendGathered { !$0.statement.changes.isDisjoint(with: names) }
            }
        }
        return try open()
    }

    fileprivate func asItIs() throws -> PostgresConnection {
        try faults?.beforeStep()
        return try open()
    }

    var aside: any SQLConnection { PostgresAside(writer: self) }

    func run(_ sql: String, _ values: [SQLValue]) throws { try upToDate(for: sql).run(sql, values) }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try upToDate(for: sql).first(sql, values, value)
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try upToDate(for: sql).all(sql, values, value)
    }

    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        try upToDate(for: statement.before, statement.after).all(statement, for: rows, value)
    }

    func integers(_ questions: [SQLText]) throws -> [Int64] {
        for question in questions { _ = try upToDate(for: question.text) }
        return try open().integers(questions)
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try upToDate(for: sql).forEach(sql, values, body)
    }

    func execute(script: String) throws {
        try sendGathered()
        try upToDate().execute(script: script)
    }

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
