import Record

/// SQL with a place for each value, and the values in the order of their places.
///
/// Whatever differs from one call to the next is a value, never text: each connection keeps the statements it has
/// prepared by their text, so text that names a citizen would make it grow with every citizen.
struct SQLText: Sendable, Hashable {
    private(set) var text: String
    private(set) var values: [SQLValue]

    init(_ text: String, _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    mutating func append(_ text: String, _ values: [SQLValue] = []) {
        self.text += text
        self.values += values
    }

    mutating func append(_ other: SQLText) { append(other.text, other.values) }

    /// Adds a condition to those that stand already; nil adds none.
    mutating func and(_ condition: SQLText?) {
        guard let condition else { return }
        append(" AND ")
        append(condition)
    }

    func bind(to parameters: Parameters) {
        for (offset, value) in values.enumerated() { value.bind(to: parameters, at: Int32(offset) + 1) }
    }
}

/// A value for a place in SQL.
enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// An id or a code, as ``CompactText`` keeps it.
    case compact(String)

    init(_ value: ColumnValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        }
    }

    func bind(to parameters: Parameters, at place: Int32) {
        switch self {
        case .null: parameters.setNull(place)
        case .integer(let number): parameters.set(place, number)
        case .real(let number): parameters.set(place, number)
        case .text(let text): parameters.set(place, text)
        case .compact(let text): parameters.set(place, compact: text)
        }
    }
}

extension Connection {
    func first<Value>(_ sql: SQLText, _ value: (Row) throws -> Value) throws -> Value? {
        try first(sql.text, sql.bind(to:), value)
    }

    func forEach(_ sql: SQLText, _ body: (Row) throws -> Bool) throws {
        try forEach(sql.text, sql.bind(to:), body)
    }

    func all<Value>(_ sql: SQLText, _ value: (Row) throws -> Value) throws -> [Value] {
        try all(sql.text, sql.bind(to:), value)
    }
}
