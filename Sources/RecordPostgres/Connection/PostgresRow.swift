import CPostgres
import Record
import RecordSQL

/// A row of a PostgreSQL result, in binary format.
struct PostgresRow: SQLRow {
    private let owner: PostgresResult
    private let result: OpaquePointer
    private let row: Int32

    /// Object ids of PostgreSQL's own types (`pg_type`), which never change.
    enum TypeNumber {
        static let boolean: Int32 = 16
        static let bytes: Int32 = 17
        static let int8: Int32 = 20
        static let int2: Int32 = 21
        static let int4: Int32 = 23
        static let text: Int32 = 25
        static let float8: Int32 = 701
    }

    /// - Parameters:
    ///   - owner: frees the result when nobody holds it any more.
    ///   - row: from 0.
    init(_ result: OpaquePointer, of owner: PostgresResult, row: Int32) {
        self.owner = owner
        self.result = result
        self.row = row
    }

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) != 0 }

    func integer(_ column: Int) -> Int64 {
        let bytes = field(column)
        guard let first = bytes.first else { return 0 }
        // Big-endian, with the sign in the first bit, whatever the width.
        return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }

    func text(_ column: Int) -> String {
        let bytes = field(column)
        return type(column) == TypeNumber.bytes ? BoundedBytes.string(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] { Array(field(column)) }

    func compact(_ column: Int) -> String { BoundedBytes.string(field(column)) }

    func value(_ column: Int) -> ColumnValue {
        if isNull(column) { return .null }
        switch type(column) {
        case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2, TypeNumber.boolean: return .integer(integer(column))
        case TypeNumber.float8: return .real(Double(bitPattern: UInt64(bitPattern: integer(column))))
        default: return .text(text(column))
        }
    }

    private func type(_ column: Int) -> Int32 { Int32(bitPattern: PQftype(result, Int32(column))) }

    private func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let count = Int(PQgetlength(result, row, Int32(column)))
        guard count > 0, let address = PQgetvalue(result, row, Int32(column)) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: UnsafeRawPointer(address).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
