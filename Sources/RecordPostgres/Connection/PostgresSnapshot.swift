import Record
import RecordSQL

/// The record at one instant, for whoever reads.
///
/// A connection may be lost without anybody knowing until it is asked. Where that is the first question, nothing has
/// been seen yet: it is asked again on a new connection, and nobody notices.
final class PostgresSnapshot: SQLConnection {
    private let reader: PostgresReader
    private var connection: PostgresConnection
    /// Whether the instant is fixed: something has been seen of it, or set for it.
    private var hasBegun = false

    init(_ reader: PostgresReader, _ connection: PostgresConnection) {
        self.reader = reader
        self.connection = connection
    }

    /// Says that going through all takes as long as it takes.
    func takeTime() throws {
        try run("SET LOCAL statement_timeout = 0", [])
        connection.longestAnswer = nil
    }

    func run(_ sql: String, _ values: [SQLValue]) throws {
        hasBegun = true
        try connection.run(sql, values)
    }

    func first<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> Value? {
        try ask { try $0.first(sql, values) { try begun(value, $0) } }
    }

    func all<Value>(_ sql: String, _ values: [SQLValue], _ value: (any SQLRow) throws -> Value) throws -> [Value] {
        try ask { try $0.all(sql, values) { try begun(value, $0) } }
    }

    func all<Value>(
        _ statement: RowStatement, for rows: [[SQLValue]], _ value: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        try ask { try $0.all(statement, for: rows) { try begun(value, $0) } }
    }

    func integers(_ questions: [SQLText]) throws -> [Int64] { try ask { try $0.integers(questions) } }

    func forEach(_ sql: String, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool) throws {
        try ask { try $0.forEach(sql, values) { try begun(body, $0) } }
    }

    func execute(script: String) throws {
        hasBegun = true
        try connection.execute(script: script)
    }

    /// What is done with a row may itself ask: of the same instant.
    private func begun<Value>(_ body: (any SQLRow) throws -> Value, _ row: any SQLRow) throws -> Value {
        hasBegun = true
        return try body(row)
    }

    private func ask<Answer>(_ question: (PostgresConnection) throws -> Answer) throws -> Answer {
        do {
            let answer = try question(connection)
            hasBegun = true
            return answer
        } catch let failure as PostgresFailure where failure.endsConnection && !hasBegun {
            hasBegun = true
            connection = try reader.beginTransaction()
            return try question(connection)
        }
    }
}
