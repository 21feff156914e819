import Record
import RecordSQL

/// The writer's connection, for groups of transactions. One that was lost is made anew for the next group.
final class PostgresWriter: WritingConnection {
    private let address: PostgresAddress
    private let faults: FaultInjection?
    private var connection: PostgresConnection?

    init(_ address: PostgresAddress, faults: FaultInjection?) {
        self.address = address
        self.faults = faults
    }

    /// Whoever writes holds a lock until the commit, also against other processes: the number of a resource and the
    /// hash of an audit row follow from the ones before.
    func begin() throws {
        let connection = try openConnection()
        try connection.run("BEGIN")
        try connection.run("SELECT pg_advisory_xact_lock(?)", [.integer(Schema.lock)])
    }

    /// The connection, made where there is none that works. Faults that a test puts in are for statements of jobs.
    func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try PostgresConnection(address, settings: PostgresSettings.writer)
        connection = new
        return new
    }

    func commit() throws { try open().commit() }

    func rollback() {
        guard let connection else { return }
        do {
            try connection.undo("ROLLBACK")
        } catch {
            self.connection = nil
        }
    }

    func savepoint() throws { try open().run("SAVEPOINT job") }

    func release() throws {
        try confirm()
        try open().run("RELEASE job")
    }

    func confirm() throws {
        if try open().hasFailed { throw PostgresFailure.undone }
    }

    func undoSavepoint() throws {
        try open().undo("ROLLBACK TO job")
        try open().run("RELEASE job")
    }

    var isOutsideTransaction: Bool { connection?.isOutsideTransaction ?? true }

    func tidy() {}

    func close() { connection = nil }

    func run(_ sql: String, _ values: [SQLValue]) throws {
        try faults?.beforeStep()
        try open().run(sql, values)
    }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try faults?.beforeStep()
        return try open().first(sql, values, value)
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try faults?.beforeStep()
        return try open().all(sql, values, value)
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try faults?.beforeStep()
        try open().forEach(sql, values, body)
    }

    func execute(script: String) throws { try open().execute(script: script) }

    private func open() throws -> PostgresConnection {
        guard let connection else { throw PostgresFailure.lost }
        return connection
    }
}
