import GRDBSQLite
import Record
import RecordSQL

/// A row of a SQLite query while it is current.
struct Row: SQLRow {
    let handle: OpaquePointer

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let address = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: address, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

    func compact(_ column: Int) -> String {
        guard type(column) == SQLITE_BLOB else { return text(column) }
        return withBytes(column) { CompactText.uuid($0) }
    }

    func value(_ column: Int) -> ColumnValue {
        switch type(column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, Int32(column)))
        case SQLITE_TEXT: .text(text(column))
        default: .null
        }
    }

    private func type(_ column: Int) -> Int32 { sqlite3_column_type(handle, Int32(column)) }

    private func withBytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        let address = sqlite3_column_blob(handle, Int32(column))
        return body(UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }
}
