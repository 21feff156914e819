import Access
import Foundation
import Record
import RecordSQLite
import TestSupport
import Testing

@Suite struct BackupTests {
    let temporary: TemporaryRecord
    var backup: String { temporary.path + ".backup" }
    var preparer: ResourcePreparer { temporary.record.preparer }

    init() async throws {
        temporary = try TemporaryRecord()
        try await temporary.record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
    }

    private func patients(in path: String) async throws -> [String] {
        let engine = try SQLiteEngine.open(path, ifMissing: .refuse, preparer: preparer)
        defer { withExtendedLifetime(engine) {} }
        let found = try await engine.read { try $0.search(SearchQuery("Patient")).resources.map(\.id) }
        try await engine.close()
        return found
    }

    @Test func `a backup holds all that was durable, while writing goes on`() async throws {
        let record = temporary.record
        async let writing: Void = {
            for number in 0..<50 { try await record.importing(Sample.patient("w\(number)")) }
        }()
        try await temporary.engine.backup(to: backup)
        try await writing
        #expect(try await patients(in: backup).first == "ida")
        #expect(try await record.exporting { try $0.count(SearchQuery("Patient")) } == 51)
        #expect(!FileManager.default.fileExists(atPath: backup + ".partial"))
    }

    @Test func `a backup is its owner's alone`() async throws {
        try await temporary.engine.backup(to: backup)
        let rights = try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions]
        #expect(rights as? Int == 0o600)
    }

    @Test func `a backup is not written over another file`() async throws {
        try Data("mine".utf8).write(to: URL(filePath: backup))
        await #expect(throws: RecordError.self) { try await temporary.engine.backup(to: backup) }
        #expect(try Data(contentsOf: URL(filePath: backup)) == Data("mine".utf8))
    }

    @Test func `a restore brings back what was, and keeps what it replaced`() async throws {
        try await temporary.engine.backup(to: backup)
        try await temporary.record.importing(Sample.patient("later"))
        try await temporary.engine.close()
        let kept = try await SQLiteEngine.restore(backup, to: temporary.path, preparer: preparer)
        #expect(try await patients(in: temporary.path) == ["ida"])
        #expect(try await patients(in: try #require(kept)) == ["ida", "later"])
    }

    @Test func `a restore makes a record where there was none`() async throws {
        try await temporary.engine.backup(to: backup)
        let elsewhere = temporary.path + "-elsewhere"
        #expect(try await SQLiteEngine.restore(backup, to: elsewhere, preparer: preparer) == nil)
        #expect(try await patients(in: elsewhere) == ["ida"])
    }

    @Test func `a record in use is not restored over`() async throws {
        try await temporary.engine.backup(to: backup)
        try await temporary.record.importing(Sample.patient("later"))
        await #expect {
            try await SQLiteEngine.restore(backup, to: temporary.path, preparer: preparer)
        } throws: { error in
            guard case RecordError.unavailable(.locked(let text)) = error else { return false }
            return text.contains("in use by another process")
        }
        #expect(try await temporary.record.exporting { try $0.count(SearchQuery("Patient")) } == 2)
    }

    @Test func `what is no record, or a damaged one, is not restored`() async throws {
        try await temporary.engine.backup(to: backup)
        try await temporary.engine.close()
        var bytes = try Data(contentsOf: URL(filePath: backup))
        let damaged = temporary.path + "-damaged"
        // In the middle of a page of bodies: the file still opens.
        let place = try #require(bytes.range(of: Data("effectiveDateTime".utf8))).lowerBound
        bytes[place] = UInt8(ascii: "x")
        try bytes.write(to: URL(filePath: damaged))
        let text = temporary.path + "-text"
        try Data("not a record at all, but longer than the header of one would be".utf8).write(to: URL(filePath: text))
        for file in [damaged, text, temporary.path + "-none"] {
            await #expect(throws: RecordError.self, "\(file)") {
                try await SQLiteEngine.restore(file, to: temporary.path, preparer: preparer)
            }
        }
        #expect(try await patients(in: temporary.path) == ["ida"])
    }
}
