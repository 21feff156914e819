/// A connection to a database while it is ours: the writer's, or a reader's at one snapshot.
///
/// SQL has a `?` for each value. Each connection keeps the statements it has prepared by their text.
package protocol SQLConnection {
    /// Runs a statement that gives no rows. What is wrong with it may also be said by a later call, at the latest by
    /// the commit.
    func run(_ sql: String, _ values: [SQLValue]) throws

    /// The first row of a query, turned into a value; nil where there is none.
    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value?

    /// All rows of a query that has few.
    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value]

    /// The number that each of these queries gives in its one row. A server is asked all of them at once.
    func integers(_ questions: [SQLText]) throws -> [Int64]

    /// Calls `body` with each row of a query that may have any number, until it says false. `body` may use the
    /// connection.
    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws

    /// Runs several statements, without values, one after the other.
    func execute(script: String) throws

    /// Runs a statement that gives no rows for one row of values. A server's writer may keep the row back, to send it
    /// with others; whatever it is asked afterwards sees it all the same.
    func add(_ row: [SQLValue], by statement: RowStatement) throws

    /// What a question gives for all of these rows, in no order. A server is asked once.
    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value]

    /// The same connection for statements that have nothing to do with the rows that it keeps back: those stay.
    var aside: any SQLConnection { get }
}

extension SQLConnection {
    package func integers(_ questions: [SQLText]) throws -> [Int64] {
        try questions.map { try first($0) { $0.integer(0) } ?? 0 }
    }

    package func add(_ row: [SQLValue], by statement: RowStatement) throws { try run(statement.single, row) }

    package func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        try rows.flatMap { try all(statement.single, $0, value) }
    }

    package var aside: any SQLConnection { self }

    package func run(_ sql: String) throws { try run(sql, []) }

    package func first<Value>(_ sql: String, _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try first(sql, [], value)
    }

    package func all<Value>(_ sql: String, _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try all(sql, [], value)
    }

    package func forEach(_ sql: String, _ body: (any SQLRow) throws -> Bool) throws {
        try forEach(sql, [], body)
    }

    package func run(_ sql: SQLText) throws { try run(sql.text, sql.values) }

    package func first<Value>(_ sql: SQLText, _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try first(sql.text, sql.values, value)
    }

    package func all<Value>(_ sql: SQLText, _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try all(sql.text, sql.values, value)
    }

    package func forEach(_ sql: SQLText, _ body: (any SQLRow) throws -> Bool) throws {
        try forEach(sql.text, sql.values, body)
    }
}

/// The connection of the one writer.
package protocol WritingConnection: SQLConnection {
    /// Begins a transaction that no other writer can come into.
    func begin() throws
    /// Returns when what was written is durable.
    func commit() throws
    /// Undoes the transaction, if there still is one.
    func rollback()
    /// Whether an error has undone the whole transaction without its fault, so that doing it again may succeed, and
    /// cannot do anything twice.
    func mayRepeat(after error: any Error) -> Bool
    /// Begins a part of the transaction that can be undone by itself.
    func savepoint() throws
    /// Throws where an error has ended the transaction that whoever met it kept to himself.
    func confirm() throws
    /// Ends the part; it stands with the transaction.
    func release() throws
    /// Undoes the part.
    func undoSavepoint() throws
    /// Whether the database has ended the transaction by itself, or it can no longer be committed.
    var isOutsideTransaction: Bool { get }
    /// Called when results have been handed out: the place for upkeep that nobody should wait for.
    func tidy()
}

extension WritingConnection {
    package func mayRepeat(after error: any Error) -> Bool { false }
}
