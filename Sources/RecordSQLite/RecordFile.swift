import FoundationEssentials
import struct GRDB.Configuration
import struct GRDB.DatabaseError
import class GRDB.DatabaseQueue
import GRDBSQLite
import Record
import RecordSQL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file that a record is, before it is opened as one: what it is, and who has it.
struct RecordFile: Sendable {
    let path: String

    enum Kind: Sendable, Equatable {
        case missing
        /// A database with nothing in it, such as an empty file.
        case empty
        /// A record with this `user_version`.
        case record(version: Int)
        /// A SQLite database of another program.
        case foreign
    }

    /// Looks at the file without changing it.
    ///
    /// - Throws: ``SQLiteFailure`` for a file that is no database, is locked or cannot be read.
    func kind(busyTimeout: Double = EngineOptions().busyTimeout) throws -> Kind {
        guard FileManager.default.fileExists(atPath: path) else { return .missing }
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        let queue: DatabaseQueue
        do {
            // Opened for writing, for only so can a log left by a crash be read. A file that is read-only says so.
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError {
            throw SQLiteFailure(error)
        }
        do {
            return try queue.read { database in
                let connection = Connection(database)
                let application = try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
                let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
                let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
                if application == Int64(Migration.applicationID) { return .record(version: Int(version)) }
                return application == 0 && tables == 0 ? .empty : .foreign
            }
        } catch let error as DatabaseError {
            throw SQLiteFailure(error)
        }
    }

    /// Makes an empty file that only its owner may read or write; SQLite gives what lies beside it the same rights.
    func createForOwner() throws(RecordError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        // Somebody else may have made it meanwhile; opening it tells what it is.
        guard descriptor >= 0 || errno == EEXIST else {
            throw .unavailable(
                errno == ENOSPC ? .full("there is no room for \(path)") : .readOnly("\(path) cannot be made"))
        }
        if descriptor >= 0 { close(descriptor) }
    }

    /// Throws where the file or its folder cannot be written.
    func requireWritable() throws(RecordError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw .unavailable(.missing("there is no folder \(folder)"))
        }
        let exists = FileManager.default.fileExists(atPath: path)
        guard access(exists ? path : folder, W_OK) == 0, access(folder, W_OK) == 0 else {
            throw .unavailable(.readOnly("\(path) or its folder cannot be written"))
        }
    }
}
