import Access
import Record
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabaseQueue

/// Whatever is done to the audit behind the record's back is found, and where.
@Suite(.onEachEngine) struct CheckpointTests {
    private let key = AuditSigningKey()

    /// Eight rows, with checkpoints after the third and the sixth.
    private func filled() async throws -> (record: TemporaryRecord, copies: [AuditCheckpoint]) {
        let temporary = try await TemporaryRecord(on: .current)
        try await temporary.record.importing(Sample.patient("ida"))
        var copies: [AuditCheckpoint] = []
        for number in 2...8 {
            temporary.clock.advance(by: 60_000)
            _ = try await temporary.record.read(
                .patient("ida"), as: .nurse, because: .treatment, doing: "look \(number)"
            ) { _ in }
            guard number == 3 || number == 6 else { continue }
            copies.append(try #require(try await temporary.record.checkpointAudit(signing: key)))
        }
        return (temporary, copies)
    }

    /// Runs a statement past the record.
    private func alter(_ temporary: TemporaryRecord, _ sql: String) async throws {
        guard temporary.kind == .sqlite else { return try await temporary.alter(sql) }
        let intruder = try DatabaseQueue(path: temporary.path)
        try await intruder.write { try $0.execute(sql: sql) }
        try intruder.close()
    }

    /// Bytes as the engine's SQL writes them.
    private func literal(_ bytes: [UInt8], in temporary: TemporaryRecord) -> String {
        let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return temporary.kind == .sqlite ? "X'\(digits)'" : "'\\x\(digits)'"
    }

    /// Reckons all hashes anew from a row on, as somebody does who wants to hide a change.
    private func rewriteChain(_ temporary: TemporaryRecord) async throws {
        let rows = try await temporary.engine.read { try $0.audit(after: 0, limit: 100) }
        var previous = AuditChain.origin
        for row in rows {
            previous = AuditChain.hash(row.entry, number: row.number, after: previous)
            try await alter(
                temporary, "UPDATE audit SET hash = \(literal(previous, in: temporary)) WHERE number = \(row.number)")
        }
    }

    private func findings(
        _ temporary: TemporaryRecord, _ copies: [AuditCheckpoint] = [], keys: [AuditVerifyingKey]? = nil
    ) async throws -> [String] {
        let witness = AuditWitness(keys: keys ?? [key.verifying], outside: copies)
        return try await temporary.engine.check(.audit, against: witness) { _, _ in }.findings
    }

    @Test func `a sound audit agrees with its checkpoints and their copies`() async throws {
        let (temporary, copies) = try await filled()
        #expect(copies.map(\.place) == [1, 2])
        #expect(copies.map(\.link.number) == [3, 6])
        #expect(try await findings(temporary, copies) == [])
        let report = try await temporary.engine.check { _, _ in }
        #expect(report.isSound)
        #expect(report.checkpoints == 2)
        #expect(report.auditRows == 8)
    }

    @Test func `there is no checkpoint where there is nothing new`() async throws {
        let (temporary, _) = try await filled()
        #expect(try await temporary.record.checkpointAudit(signing: key)?.link.number == 8)
        #expect(try await temporary.record.checkpointAudit(signing: key) == nil)
        #expect(try await temporary.record.checkpoints(after: 1).map(\.place) == [2, 3])
        let empty = try await TemporaryRecord(on: .current)
        #expect(try await empty.record.checkpointAudit(signing: key) == nil)
    }

    @Test func `a changed row is found, and where it is`() async throws {
        for column in [
            "who = 'nobody'", "instant = instant + 1", "ground = 'own-record'", "app = ''", "outcome = 'refused'",
        ] {
            let (temporary, copies) = try await filled()
            try await alter(temporary, "UPDATE audit SET \(column) WHERE number = 4")
            #expect(try await findings(temporary, copies) == ["audit: row 4 is not what was written"], "\(column)")
        }
    }

    @Test func `a row that cannot be read is found, and the others are looked at`() async throws {
        let (temporary, copies) = try await filled()
        try await alter(temporary, "UPDATE audit SET action = 'peek' WHERE number IN (2, 7)")
        #expect(
            try await findings(temporary, copies) == [
                "audit: row 2 is not what was written", "audit: row 7 is not what was written",
            ])
    }

    @Test func `a removed row is found, and where it was`() async throws {
        let (temporary, copies) = try await filled()
        try await alter(temporary, "DELETE FROM audit WHERE number IN (2, 5, 6)")
        let found = try await findings(temporary, copies)
        #expect(found.prefix(2) == ["audit: row 2 is missing", "audit: rows 5 to 6 are missing"])
    }

    @Test func `an inserted row is found, and where it is`() async throws {
        let (temporary, copies) = try await filled()
        // Those after it make room, from the last one on.
        for number in stride(from: 8, through: 5, by: -1) {
            try await alter(temporary, "UPDATE audit SET number = \(number + 1) WHERE number = \(number)")
        }
        try await alter(
            temporary,
            """
            INSERT INTO audit (number, instant, patient, asked, who, role, purpose, action, activity, outcome, count, hash)
            SELECT 5, instant, patient, asked, who, role, purpose, action, 'another look', outcome, count, hash
            FROM audit WHERE number = 4
            """)
        let found = try await findings(temporary, copies)
        #expect(found.first == "audit: row 5 is not what was written")
    }

    @Test func `rows in another order are found, and which they are`() async throws {
        let (temporary, copies) = try await filled()
        for (from, to) in [(4, 99), (5, 4), (99, 5)] {
            try await alter(temporary, "UPDATE audit SET number = \(to) WHERE number = \(from)")
        }
        let found = try await findings(temporary, copies)
        #expect(
            found == [
                "audit: row 4 is not what was written", "audit: row 5 is not what was written",
                "audit: row 6 is not what was written",
            ])
    }

    @Test func `an audit that is cut off at the end is found, and where it ends`() async throws {
        let (temporary, copies) = try await filled()
        try await alter(temporary, "DELETE FROM audit WHERE number > 4")
        for known in [copies, []] {
            let found = try await findings(temporary, known)
            #expect(found.count == 1)
            #expect(
                found.first?.hasPrefix("audit: rows 5 to 6 are missing: checkpoint 2 of 2026-11-21T09:05:00") == true)
        }
    }

    @Test func `a chain that was made anew is found, and between which rows it was changed`() async throws {
        let (temporary, copies) = try await filled()
        try await alter(temporary, "UPDATE audit SET who = 'PractitionerRole/other' WHERE number = 5")
        try await rewriteChain(temporary)
        let found = try await findings(temporary, copies)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("audit: rows 4 to 6 are not what checkpoint 2 of") == true)
        // The checkpoints in the record are enough while nobody has taken them away.
        #expect(try await findings(temporary) == found)
    }

    @Test func `checkpoints that are taken away or made anew are found by their copies and the key`() async throws {
        let (temporary, copies) = try await filled()
        try await alter(temporary, "UPDATE audit SET who = 'PractitionerRole/other' WHERE number = 2")
        try await rewriteChain(temporary)
        try await alter(temporary, "DELETE FROM note")
        let withoutNotes = try await findings(temporary, copies)
        #expect(withoutNotes.first == "audit: checkpoint 1, of which there is a copy, is missing")
        #expect(withoutNotes.last?.hasPrefix("audit: rows 1 to 3 are not what checkpoint 1 of") == true)
        // Somebody signs the new chain with another key.
        #expect(try await temporary.record.checkpointAudit(signing: AuditSigningKey()) != nil)
        #expect(try await findings(temporary) == ["audit: checkpoint 1 is not signed with a known key"])
        #expect(try await findings(temporary, keys: []) == [])
        #expect(
            try await findings(temporary, copies).contains("audit: checkpoint 1 is not what its copy is"))
    }

    @Test func `a checkpoint that is missing between others, or damaged, is found`() async throws {
        let (temporary, _) = try await filled()
        try await alter(temporary, "DELETE FROM note WHERE name = 'audit-checkpoint/0000000000000000001'")
        #expect(try await findings(temporary) == ["audit: checkpoint 1 is missing"])
        let (other, _) = try await filled()
        try await alter(
            other, "UPDATE note SET value = \(literal([0x3f], in: other)) WHERE name LIKE 'audit-checkpoint/%2'")
        #expect(try await findings(other) == ["audit: checkpoint 2 cannot be read"])
    }

    @Test func `a checkpoint is one line, and nothing in it can be changed`() async throws {
        let (_, copies) = try await filled()
        let line = copies[1].line
        #expect(AuditCheckpoint(line: line) == copies[1])
        #expect(copies[1].isSigned(by: [key.verifying]))
        for place in line.indices {
            var changed = line
            changed.replaceSubrange(place...place, with: line[place] == "1" ? "2" : "1")
            let checkpoint = AuditCheckpoint(line: changed)
            #expect(checkpoint?.isSigned(by: [key.verifying]) != true, "\(changed)")
        }
    }

    @Test func `a key file holds one key that signs and all that are trusted`() throws {
        let former = AuditSigningKey()
        let keys = try AuditKeys(text: "# ours\n\(key.line)\n\n\(former.verifying.line)\n")
        #expect(keys.verifying == [key.verifying, former.verifying])
        #expect(keys.signing?.verifying == key.verifying)
        for text in ["\(key.line)\n\(former.line)", "tovholder-audit-public AAAA", "hello there", key.line + " x"] {
            #expect(throws: RecordError.self) { try AuditKeys(text: text) }
        }
    }
}
