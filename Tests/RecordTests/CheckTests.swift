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
    private func filled(on kind: EngineKind) async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(
            on: kind,
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

    @Test(arguments: EngineKind.available)
    func `a sound record has no findings`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
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
        let temporary = try await filled(on: .sqlite)
        let intruder = try DatabaseQueue(path: temporary.path)
        try await intruder.write { try $0.execute(sql: sql) }
        try intruder.close()
        let report = try await temporary.engine.check { _, _ in }
        #expect(!report.isSound)
        #expect(report.findings.contains { $0.contains(finding) }, "\(report.findings)")
    }

    @Test(
        .enabled(if: PostgresCluster.isInstalled, PostgresCluster.absence),
        arguments: [
            (
                "UPDATE resource SET body = convert_to(replace(convert_from(body, 'UTF8'), 'mmol', 'mole'), 'UTF8') "
                    + "WHERE id = 'o'", "an entry of search"
            ),
            ("UPDATE resource SET body = '{' WHERE id = 'o'", "cannot be read"),
            ("UPDATE resource SET version = 3 WHERE id = 'o'", "not one of each before it"),
            ("DELETE FROM former", "not one of each before it"),
            ("UPDATE resource SET updated = updated + 1 WHERE id = 'o'", "the version and instant"),
            ("UPDATE resource SET id = 'q' WHERE id = 'o'", "another type or id"),
            ("UPDATE resource SET patient = patient + 1 WHERE id = 'o'", "another compartment"),
            ("UPDATE locator SET resource = resource + 9 WHERE id = 'o'", "a resource is not found by its id"),
            ("INSERT INTO locator VALUES ('x', 1, 1, 99)", "an id leads to no resource"),
            ("UPDATE patient_locator SET number = 77 WHERE id = 'ida'", "the id does not lead to the number"),
            ("DELETE FROM token_index WHERE code = '15074-8'", "an entry of search parameter"),
            ("DELETE FROM date_index", "an entry of search parameter"),
            ("INSERT INTO token_index VALUES (1, 'x', 0, 1, 1)", "token_index:"),
            ("INSERT INTO former VALUES (1, 99, 1, 1, NULL)", "former:"),
            ("UPDATE projection_results SET value = 1", "rows of results"),
            ("INSERT INTO projection_results VALUES (1, 99, 0, NULL, NULL, NULL)", "projection_results:"),
            ("UPDATE patient SET next = 1", "the next number is already in use"),
            ("UPDATE audit SET who = 'nobody' WHERE number = 2", "audit: row 2 is not what was written"),
            ("DELETE FROM audit WHERE number = 2", "audit: row 2 is missing"),
            ("UPDATE audit SET instant = instant + 1 WHERE number = 5", "audit: row 5 is not what was written"),
        ])
    func `what was changed behind PostgreSQL's record is found`(sql: String, finding: String) async throws {
        let temporary = try await filled(on: .postgres)
        try await temporary.alter(sql)
        let report = try await temporary.engine.check { _, _ in }
        #expect(!report.isSound)
        #expect(report.findings.contains { $0.contains(finding) }, "\(report.findings)")
    }
}
