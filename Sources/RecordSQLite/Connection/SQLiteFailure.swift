import struct GRDB.DatabaseError
import GRDBSQLite
import Record

/// What SQLite said went wrong. Its text names tables and files, never values.
struct SQLiteFailure: Error, CustomStringConvertible {
    /// The extended result code.
    let code: Int32
    let text: String

    init(of connection: OpaquePointer?) {
        code = sqlite3_extended_errcode(connection)
        text = String(cString: sqlite3_errmsg(connection))
    }

    init(code: Int32, text: String) {
        self.code = code
        self.text = text
    }

    init(_ error: DatabaseError) {
        code = error.extendedResultCode.rawValue
        text = error.message ?? "code \(error.extendedResultCode.rawValue)"
    }

    var description: String { "\(text) (SQLite \(code))" }

    /// The same in the record's own categories.
    ///
    /// - Parameter path: of the record file, for the operator.
    func recordError(path: String) -> RecordError {
        switch code & 0xFF {
        case SQLITE_FULL:
            .unavailable(.full("the disk under \(path) is full: nothing was written"))
        case SQLITE_BUSY, SQLITE_LOCKED:
            .unavailable(.locked("\(path) is locked by another program"))
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
            .unavailable(.readOnly("\(path) or its folder cannot be written"))
        case SQLITE_NOTADB:
            .unavailable(.notARecord("\(path) is not a record"))
        case SQLITE_CORRUPT:
            .unavailable(.damaged("\(path) is damaged: \(text)"))
        case SQLITE_CANTOPEN:
            .unavailable(.missing("\(path) cannot be opened"))
        case SQLITE_IOERR:
            .unavailable(.other("the disk under \(path) failed: \(description)"))
        default:
            .fault("the record's engine failed: \(description)")
        }
    }
}

extension RecordError {
    /// An error of this room in the record's categories; those of others pass unchanged.
    static func from(_ error: any Error, path: String) -> any Error {
        switch error {
        case let failure as SQLiteFailure: failure.recordError(path: path)
        case let failure as DatabaseError: SQLiteFailure(failure).recordError(path: path)
        default: error
        }
    }
}
