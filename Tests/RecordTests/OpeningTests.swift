import Access
import Foundation
import class GRDB.Database
import class GRDB.DatabaseQueue
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordSQLite

/// What can be wrong with a record file: each is said clearly, and nothing is damaged.
@Suite struct OpeningTests {
    private let temporary: TemporaryRecord
    private var preparer: ResourcePreparer { temporary.record.preparer }

    init() throws { temporary = try TemporaryRecord() }

    private func message(_ path: String, ifMissing: SQLiteEngine.Missing = .refuse) -> Unavailability? {
        var options = EngineOptions()
        options.busyTimeout = 0.05
        do {
            _ = try SQLiteEngine.open(path, ifMissing: ifMissing, preparer: preparer, options: options)
            return nil
        } catch RecordError.unavailable(let reason) {
            return reason
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    private func alter(_ sql: String) throws {
        let queue = try DatabaseQueue(path: temporary.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test func `a missing record is missing unless one is to be made`() throws {
        let path = temporary.path + "-new"
        #expect(message(path) == .missing("there is no record \(path)"))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(message(path, ifMissing: .create) == nil)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `a folder that is not there is missing`() {
        let path = temporary.path + "/nowhere/record"
        guard case .missing = message(path, ifMissing: .create) else {
            Issue.record("opened in a folder that is not there")
            return
        }
    }

    @Test func `a record of a later version is left alone`() async throws {
        try await temporary.engine.close()
        try alter("PRAGMA user_version = 999")
        let before = try Data(contentsOf: URL(filePath: temporary.path))
        #expect(
            message(temporary.path)
                == .newer("\(temporary.path) was written by a later version (999); this one knows \(Migration.current)")
        )
        #expect(try Data(contentsOf: URL(filePath: temporary.path)) == before)
    }

    @Test func `another program's database is left alone`() throws {
        let path = temporary.path + "-foreign"
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
        try queue.close()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(message(path, ifMissing: .create) == .notARecord("\(path) is another program's database"))
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a file that is no database is left alone`() throws {
        let path = temporary.path + "-text"
        let text = Data(String(repeating: "not a database. ", count: 100).utf8)
        try text.write(to: URL(filePath: path))
        #expect(message(path, ifMissing: .create) == .notARecord("\(path) is not a record"))
        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test func `a record that another program has to itself is locked`() async throws {
        try await temporary.engine.close()
        let holder = try DatabaseQueue(path: temporary.path)
        // In this mode the first write keeps the lock.
        try await holder.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = \(Migration.current)")
        }
        #expect(message(temporary.path) == .locked("\(temporary.path) is locked by another program"))
        try holder.close()
        #expect(message(temporary.path) == nil)
    }

    @Test func `a record that is being restored is locked`() async throws {
        try await temporary.engine.close()
        let path = temporary.path + "-restoring"
        let lock = try RecordLock(path: path, .exclusive)
        #expect(message(path, ifMissing: .create) == .locked("\(path) is being restored by another process"))
        withExtendedLifetime(lock) {}
    }

    // Root may write everything, so there is nothing to see.
    @Test(.enabled(if: geteuid() != 0)) func `a file that may not be written says so`() async throws {
        try await temporary.engine.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: temporary.path)
        #expect(message(temporary.path) == .readOnly("\(temporary.path) or its folder cannot be written"))
    }

    @Test func `what SQLite says is told in the record's words`() {
        func category(_ code: Int32) -> RecordError { SQLiteFailure(code: code, text: "x").recordError(path: "r") }
        #expect(category(8) == .unavailable(.readOnly("r or its folder cannot be written")))
        #expect(category(13) == .unavailable(.full("the disk under r is full: nothing was written")))
        #expect(category(5) == .unavailable(.locked("r is locked by another program")))
        // SQLITE_BUSY_SNAPSHOT, SQLITE_CORRUPT_VTAB: the category is in the low byte.
        #expect(category(517) == .unavailable(.locked("r is locked by another program")))
        #expect(category(267) == .unavailable(.damaged("r is damaged: x")))
    }

    @Test func `commits are durable and pages are as chosen, on the writer itself`() async throws {
        let pragmas = try await temporary.sqlite.pool.writeWithoutTransaction { database in
            try ["synchronous", "journal_mode", "page_size", "mmap_size", "application_id", "user_version"].map {
                try Connection(database).first("PRAGMA \($0)") { $0.text(0) }
            }
        }
        #expect(
            pragmas == [
                "2", "wal", String(SQLiteEngine.pageSize), "0", String(Migration.applicationID), "\(Migration.current)",
            ])
    }

    @Test func `an empty file becomes a record`() throws {
        let path = temporary.path + "-empty"
        try Data().write(to: URL(filePath: path))
        #expect(message(path) == nil)
    }

    @Test func `a record and what lies beside it are its owner's alone`() async throws {
        try await temporary.record.importing(Sample.patient("a"))
        for suffix in ["", "-wal", "-shm", "-lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: temporary.path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
    }

    @Test func `a closed record is one file with all that was written`() async throws {
        try await temporary.record.importing(Sample.patient("a"))
        try await temporary.engine.close()
        let log = try? FileManager.default.attributesOfItem(atPath: temporary.path + "-wal")[.size] as? Int
        #expect((log ?? 0) == 0)
        let copy = temporary.path + "-copy"
        try FileManager.default.copyItem(atPath: temporary.path, toPath: copy)
        let engine = try SQLiteEngine.open(copy, ifMissing: .refuse, preparer: preparer)
        #expect(try await engine.read { try $0.resource("Patient", "a") } != nil)
        try await engine.close()
    }

    @Test func `two processes may have a record open and write in turns`() async throws {
        let other = try SQLiteEngine.open(temporary.path, ifMissing: .refuse, preparer: preparer)
        let record = Record(engine: other, capabilities: [], surroundings: temporary.clock.surroundings)
        for round in 0..<10 {
            async let first = temporary.record.importing(
                Sample.patient("a\(round)"), Sample.observation("o\(round)", of: "a\(round)"))
            async let second = record.importing(
                Sample.observation("p\(round)", of: "a\(round)"), Sample.organization("g\(round)"))
            _ = try await (first, second)
        }
        let report = try await other.check { _, _ in }
        #expect(report.isSound, "\(report.findings)")
        #expect(
            try await temporary.engine.read { try $0.search(SearchQuery("Observation", limit: 100)).resources.count }
                == 20)
        try await other.close()
    }
}
