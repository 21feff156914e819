import FoundationEssentials
import struct GRDB.Configuration
import class GRDB.Database
import class GRDB.DatabaseQueue
import GRDBSQLite
package import Record
import RecordSQL

extension SQLiteEngine {
    /// Copies the record to a new file while it is in use, and checks the copy.
    ///
    /// The copy is of one instant: it is read at a snapshot, so writers go on. It gets its name when it has passed the
    /// check and lies safely on the disk.
    ///
    /// - Throws: ``RecordError/conflict(_:)`` where the file exists: a backup is never overwritten.
    package func backup(to target: String) async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw RecordError.conflict("\(target) exists: a backup is not written over another file")
        }
        try await Self.copy(path, to: target, preparer: preparer)
    }

    /// Puts a backup in the place of a record, or where there is none.
    ///
    /// The backup is copied beside the record and checked, and takes its name in one step, so that at any moment either
    /// the former or the restored record is there. The former is kept beside it.
    ///
    /// - Returns: the path where the former record is kept; nil where there was none.
    /// - Throws: ``RecordError/unavailable(_:)`` where another process has the record open, or the backup is unsound.
    package static func restore(
        _ backup: String, to path: String, preparer: ResourcePreparer
    ) async throws -> String? {
        do {
            let source = RecordFile(path: backup)
            try RecordFile(path: path).requireWritable()
            let lock = try RecordLock(path: path, .exclusive)
            defer { withExtendedLifetime(lock) {} }
            switch try source.kind() {
            case .missing: throw RecordError.unavailable(.missing("there is no file \(backup)"))
            case .empty, .foreign: throw RecordError.unavailable(.notARecord("\(backup) is not a record"))
            case .record(let version): try requireKnown(version, backup)
            }
            let restored = path + ".restoring"
            try await copy(backup, to: restored, preparer: preparer)
            return try DurableFile.replace(path, with: restored)
        } catch {
            throw RecordError.from(error, path: path)
        }
    }

    static func requireKnown(_ version: Int, _ path: String) throws(RecordError) {
        guard version > Migration.current else { return }
        throw .unavailable(
            .newer("\(path) was written by a later version (\(version)); this one knows \(Migration.current)"))
    }

    /// Copies a record file at one instant under another name, checks the copy, and makes it durable.
    private static func copy(_ source: String, to target: String, preparer: ResourcePreparer) async throws {
        let partial = target + ".partial"
        try DurableFile.removeRecord(partial)
        do {
            try await copyPages(source, to: partial)
            let copy = try open(partial, ifMissing: .refuse, preparer: preparer)
            let report = try await copy.check { _, _ in }
            try await copy.close()
            try report.requireSound()
            try DurableFile.rename(partial, to: target)
            try DurableFile.removeRecord(partial)
        } catch {
            try? DurableFile.removeRecord(partial)
            throw RecordError.from(error, path: target)
        }
    }

    /// SQLite's own backup, read inside one transaction: what others write meanwhile neither waits nor gets in.
    private static func copyPages(_ source: String, to target: String) async throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(EngineOptions().busyTimeout)
        let from = try DatabaseQueue(path: source, configuration: configuration)
        try RecordFile(path: target).createForOwner()
        let to = try DatabaseQueue(path: target)
        try await from.read { source in
            // The first read of a transaction is what fixes its snapshot.
            _ = try Connection(source).first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) }
            try to.writeWithoutTransaction { target in
                let backup = sqlite3_backup_init(target.sqliteConnection, "main", source.sqliteConnection, "main")
                guard let backup else { throw SQLiteFailure(of: target.sqliteConnection) }
                let result = sqlite3_backup_step(backup, -1)
                sqlite3_backup_finish(backup)
                guard result == SQLITE_DONE else { throw SQLiteFailure(of: target.sqliteConnection) }
            }
        }
        try to.close()
        try from.close()
    }
}
