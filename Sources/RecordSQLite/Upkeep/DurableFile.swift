import FoundationEssentials
import GRDBSQLite
import Record
import class GRDB.DatabaseQueue

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Steps with whole files that a crash leaves either done or not begun.
enum DurableFile {
    /// Removes a record that nobody uses, with the files beside it.
    static func removeRecord(_ path: String) throws {
        let locks = [RecordLock.suffix(of: nil)] + Duty.allCases.map { RecordLock.suffix(of: $0) }
        for suffix in ["", "-wal", "-shm", "-journal"] + locks
        where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    /// Gives a file another name, when its content and then its name lie on the disk.
    static func rename(_ source: String, to target: String) throws(RecordError) {
        try synchronize(source)
        guard Self.move(source, target) == 0 else {
            throw .unavailable(.other("\(source) could not be renamed to \(target)"))
        }
        try synchronize(URL(filePath: target).deletingLastPathComponent().path)
    }

    /// Puts a new record in the place of another, which is kept under another name.
    ///
    /// - Returns: where the former record is kept; nil where there was none.
    static func replace(_ path: String, with new: String) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else {
            // A log without its file would be taken for the new file's.
            try removeLog(path)
            try rename(new, to: path)
            return nil
        }
        let kept = path + ".before-restore"
        try removeRecord(kept)
        emptyLog(path)
        guard link(path, kept) == 0 else { throw RecordError.unavailable(.other("\(kept) could not be made")) }
        try removeLog(path)
        try rename(new, to: path)
        return kept
    }

    /// Copies what is in a record's log into its file. A record that cannot be opened has a log of no use.
    private static func emptyLog(_ path: String) {
        guard let queue = try? DatabaseQueue(path: path) else { return }
        try? queue.writeWithoutTransaction { database in
            _ = try database.checkpoint(.truncate)
        }
        try? queue.close()
    }

    private static func removeLog(_ path: String) throws {
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private static func synchronize(_ path: String) throws(RecordError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unavailable(.missing("\(path) cannot be opened")) }
        let result = fsync(descriptor)
        close(descriptor)
        guard result == 0 else { throw .unavailable(.other("\(path) could not be made durable")) }
    }

    private static func move(_ source: String, _ target: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.rename(source, target)
        #else
            Musl.rename(source, target)
        #endif
    }
}
