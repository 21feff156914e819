import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

/// What is asked about one citizen is planned once on a connection; whatever else is asked is planned for its values.
@Suite(.needsPostgres) struct KeptPlanTests {
    @Test func `a look about one citizen keeps its plans, and the next on its connection does not`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let pool = ReaderPool(
            PostgresServer(try PostgresAddress(temporary.path)), PostgresSettings.reader, most: 1,
            tables: try temporary.postgres.tables, metrics: EngineMetrics(engine: "test", readers: 1, mostWrites: 1))
        func mode(_ kind: LookKind) async throws -> String? {
            try await pool.readWhenAudited(kind, expecting: nil) { _, reading in
                let audited = PendingWrite<Void>()
                audited.finish(.success(()))
                let mode = try reading.connection.first("SELECT current_setting('plan_cache_mode')") { $0.text(0) }
                return (mode, audited)
            }
        }
        #expect(try await mode(.wide) == "auto")
        #expect(try await mode(.aboutOneCitizen) == "force_generic_plan")
        #expect(try await mode(.wide) == "auto")
        pool.close()
    }
}
