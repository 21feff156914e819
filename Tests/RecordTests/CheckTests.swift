import Access
import FHIR
import class GRDB.Database
import class GRDB.DatabaseQueue
import Record
import RecordSQLite
import TestSupport
import Testing

/// Each way in which a record can disagree with itself is found, and a sound one is called sound.
@Suite struct CheckTests {
    private func filled() async throws -> TemporaryRecord {
        let temporary = try TemporaryRecord(
            capabilities: [Capability(name: "results", projections: [ProjectionTests.results(version: 1)])])
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.organization("auh"))
        try await record.importing(Sample.observation("o", of: "ida"), Sample.observation("p", of: "ida"))
        try await record.importing(Sample.observation("o", of: "ida", value: "8"))
        _ = try await record.write(as: .nurse, because: .treatment, doing: "delete") {
            try $0.delete("Observation", "p")
        }
        return temporary
    }

    @Test func `a sound record has no findings`() async throws {
        let temporary = try await filled()
        let report = try await temporary.engine.check { _, _ in }
        #expect(report.findings == [])
        #expect(report.isSound)
        #expect(report.resources == 4)
        // One row for each patient, nobody included, in each write.
        #expect(report.auditRows == 5)
    }

    @Test(arguments: [
        (
            "UPDATE resource SET body = CAST(replace(CAST(body AS TEXT), 'mmol', 'mole') AS BLOB) WHERE id = 'o'",
            "an entry of search"
        ),
        ("UPDATE resource SET body = CAST('{' AS BLOB) WHERE id = 'o'", "cannot be read"),
        ("UPDATE resource SET version = 3 WHERE id = 'o'", "not one of each before it"),
        ("DELETE FROM former", "not one of each before it"),
        ("UPDATE resource SET updated = updated + 1 WHERE id = 'o'", "the version and instant"),
        ("UPDATE resource SET id = 'q' WHERE id = 'o'", "another type or id"),
        ("UPDATE resource SET key = key + (1 << 24) WHERE id = 'o'", "another compartment"),
        ("DELETE FROM token_index WHERE code = '15074-8'", "an entry of search parameter"),
        ("DELETE FROM date_index", "an entry of search parameter"),
        ("INSERT INTO token_index VALUES (1, 'x', 0, 16777217)", "token_index:"),
        ("INSERT INTO former VALUES (99, 1, 1, NULL)", "former:"),
        ("UPDATE projection_results SET value = 1", "rows of results"),
        ("INSERT INTO projection_results VALUES (1, 99, 0, NULL, NULL, NULL)", "projection_results:"),
        ("UPDATE patient SET next = 1", "the next number is already in use"),
        ("UPDATE audit SET who = 'nobody' WHERE number = 2", "audit: row 2 is not what was written"),
        ("DELETE FROM audit WHERE number = 2", "audit: row 2 is missing"),
        ("UPDATE audit SET instant = instant + 1 WHERE number = 5", "audit: row 5 is not what was written"),
    ])
    func `what was changed behind the record's back is found`(sql: String, finding: String) async throws {
        let temporary = try await filled()
        let intruder = try DatabaseQueue(path: temporary.path)
        try await intruder.write { try $0.execute(sql: sql) }
        try intruder.close()
        let report = try await temporary.engine.check { _, _ in }
        #expect(!report.isSound)
        #expect(report.findings.contains { $0.contains(finding) }, "\(report.findings)")
    }
}
