import Record
import RecordSQL

/// Rows of one statement that go to the server together: as arrays, a column each. Measured on a table of the search
/// index, rows a second: one statement a row in a pipeline 33,000, so 103,000, COPY 185,000 (which cannot pass over
/// rows that are there already).
struct GatheredRows {
    let statement: RowStatement
    private var columns: [PostgresArray]
    private(set) var count = 0

    init(of statement: RowStatement) {
        self.statement = statement
        columns = statement.kinds.map(PostgresArray.init)
    }

    mutating func append(_ row: [SQLValue]) throws {
        guard row.count == columns.count else { throw RecordError.fault("a row of \(row.count) values") }
        for place in row.indices { try columns[place].append(row[place]) }
        count += 1
    }

    var isEmpty: Bool { count == 0 }

    /// How many bytes wait.
    var size: Int { columns.reduce(0) { $0 + $1.bytes.count } }

    var sql: String {
        let arrays = statement.kinds.map { "?::\(Self.type($0))[]" }.joined(separator: ", ")
        return statement.before + "unnest(\(arrays))" + statement.after
    }

    var parameters: PostgresParameters { PostgresParameters(arrays: columns.map(\.bytes)) }

    /// What PostgreSQL calls the values of a column while they are on their way.
    static func type(_ kind: RowStatement.Kind) -> String {
        switch kind {
        case .integer: "bigint"
        case .real: "double precision"
        case .text: "text"
        case .bytes: "bytea"
        }
    }
}
