import Record
import TestSupport
import Testing

@testable import RecordPostgres

/// That a distributed PostgreSQL could distribute the record, and a plain one prune it: asked of PostgreSQL's catalogue.
@Suite(.needsPostgres) struct PartitionTests {
    /// Small, the same for all: a distributed PostgreSQL would copy them to every node.
    private static let shared = ["migration", "note", "projection", "search_index", "system", "type"]

    private func record() async throws -> TemporaryRecord {
        let results = Projection(
            name: "results", version: 1, columns: [.init("value", .real)], indexes: [.init("by_value", on: ["value"])]
        ) { _ in [] }
        return try await TemporaryRecord(on: .postgres, capabilities: [Capability(name: "x", projections: [results])])
    }

    @Test func `every key contains what its table is partitioned by`() async throws {
        let temporary = try await record()
        defer { withExtendedLifetime(temporary) {} }
        let engine = try temporary.postgres
        let keys = try await engine.ask(
            """
            SELECT count(*)::text FROM pg_partitioned_table p JOIN pg_index x ON x.indrelid = p.partrelid
            WHERE x.indisunique
            """)
        #expect(try #require(keys.first.flatMap { Int($0) }) >= 14)
        let offenders = try await engine.ask(
            """
            SELECT x.indexrelid::regclass::text FROM pg_partitioned_table p JOIN pg_index x ON x.indrelid = p.partrelid
            WHERE x.indisunique
            AND NOT string_to_array(p.partattrs::text, ' ') <@ string_to_array(x.indkey::text, ' ')
            """)
        #expect(offenders == [])
    }

    @Test func `all but a few small tables are in hash partitions by patient, or by the id that leads there`()
        async throws
    {
        let temporary = try await record()
        defer { withExtendedLifetime(temporary) {} }
        let engine = try temporary.postgres
        let whole = try await engine.ask(
            """
            SELECT relname::text FROM pg_class WHERE relkind = 'r' AND NOT relispartition
            AND relnamespace = current_schema()::regnamespace ORDER BY relname
            """)
        #expect(whole == Self.shared)
        let strategies = try await engine.ask(
            """
            SELECT DISTINCT p.partstrat::text || ' ' || a.attname::text FROM pg_partitioned_table p
            JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0] ORDER BY 1
            """)
        #expect(strategies == ["h id", "h number", "h patient"])
        let byIdentifier = try await engine.ask(
            """
            SELECT p.partrelid::regclass::text FROM pg_partitioned_table p
            JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
            WHERE a.attname <> 'patient' ORDER BY 1
            """)
        #expect(byIdentifier == ["locator", "patient", "patient_locator"])
        let counts = try await engine.ask(
            "SELECT DISTINCT count(*)::text FROM pg_inherits i JOIN pg_class c "
                + "ON c.oid = i.inhparent WHERE c.relkind = 'p' GROUP BY i.inhparent")
        #expect(counts == [String(PostgresDialect.partitions)])
    }
}
