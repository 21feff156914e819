import CPostgres

/// A bare connection to PostgreSQL, for yardsticks and for what is done beside a record: libpq and nothing else. It blocks
/// whoever calls it.
final class LibpqConnection: @unchecked Sendable {
    // Used by one thread at a time: whoever has taken it from its list, or the one queue that it belongs to.
    private let handle: OpaquePointer

    /// What the server or libpq said.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    init(_ url: String) throws {
        guard let handle = PQconnectdb(url) else { throw Fault(description: "no memory for a connection") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else { throw fault }
    }

    deinit { PQfinish(handle) }

    /// Runs a statement, and gives its rows as text.
    @discardableResult
    func execute(_ sql: String) throws -> [[String]] {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else { throw fault }
        return (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { String(cString: PQgetvalue(result, row, $0)) }
        }
    }

    /// Prepares the one statement that ``first(_:)`` asks.
    func prepare(_ sql: String) throws {
        let result = PQprepare(handle, Self.statement, sql, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault }
    }

    /// The first row of the prepared statement, in binary format; nil where there is none.
    func first(_ values: Int64...) throws -> [[UInt8]]? {
        try values.map(\.bigEndian).withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let width = MemoryLayout<Int64>.size
            let result = PQexecPrepared(
                handle, Self.statement, Int32(values.count),
                values.indices.map { place in start.map { $0 + place * width } },
                values.map { _ in Int32(width) }, values.map { _ in 1 }, 1)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw fault }
            guard PQntuples(result) > 0 else { return nil }
            return (0..<PQnfields(result)).map { column in
                Array(
                    UnsafeRawBufferPointer(
                        start: PQgetvalue(result, 0, column), count: Int(PQgetlength(result, 0, column))))
            }
        }
    }

    /// Writes rows of a number and bytes by COPY: the quickest way into a table that PostgreSQL has.
    ///
    /// Source: PostgreSQL, COPY, binary format: a signature, flags, an extension; of each row its number of fields, of
    /// each field its length and its bytes; -1 at the end.
    func copy(_ rows: [(number: Int64, bytes: [UInt8])], into table: String) throws {
        let start = PQexec(handle, "COPY \(table) FROM STDIN (FORMAT binary)")
        defer { PQclear(start) }
        guard PQresultStatus(start) == PGRES_COPY_IN else { throw fault }
        var data = Array("PGCOPY\n".utf8) + [0xFF] + Array("\r\n".utf8) + [UInt8](repeating: 0, count: 9)
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.bigEndian) { data.append(contentsOf: $0) }
        }
        for row in rows {
            append(Int16(2))
            append(Int32(8))
            append(row.number)
            append(Int32(row.bytes.count))
            data += row.bytes
        }
        append(Int16(-1))
        let isSent = data.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1
        }
        guard isSent, PQputCopyEnd(handle, nil) == 1 else { throw fault }
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault }
        }
    }

    private static let statement = "statement"

    private var fault: Fault { Fault(description: String(cString: PQerrorMessage(handle))) }
}
