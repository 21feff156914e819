import Dispatch
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

/// Brief looks that wait together share a snapshot and one question; each still sees what it may, and stands alone.
@Suite(.needsPostgres) struct SharedSnapshotTests {
    /// A pool with one connection, which is held until all that a test asks for wait.
    private struct Fixture {
        let temporary: TemporaryRecord
        let pool: ReaderPool
        let metrics = EngineMetrics(engine: "test", readers: 1, mostWrites: 1)

        init() async throws {
            temporary = try await TemporaryRecord(on: .postgres)
            let engine = try temporary.postgres
            pool = ReaderPool(
                PostgresServer(try PostgresAddress(temporary.path)), PostgresSettings.briefReader, most: 1,
                together: ReaderPool.mostTogether, tables: engine.tables, metrics: metrics)
        }

        /// Runs looks that wait while the only connection is held, and `meanwhile` before it is let go.
        func together<Value: Sendable>(
            _ looks: [(ResourceIdentity?, @Sendable (SQLReading) throws -> Value)],
            meanwhile: () async throws -> Void = {}
        ) async throws -> [Result<Value, any Error>] {
            let mayEnd = DispatchSemaphore(value: 0)
            let (held, begun) = AsyncStream<Void>.makeStream()
            async let holding: Void = pool.read { _ in
                begun.yield()
                mayEnd.wait()
            }
            var holds = held.makeAsyncIterator()
            await holds.next()
            let results = Task {
                await withTaskGroup(of: (Int, Result<Value, any Error>).self) { group in
                    for (place, look) in looks.enumerated() {
                        group.addTask { (place, await self.result(of: look)) }
                    }
                    return await group.reduce(into: [Int: Result<Value, any Error>]()) { $0[$1.0] = $1.1 }
                }
            }
            while metrics.readsWaiting < looks.count { await Task.yield() }
            try await meanwhile()
            mayEnd.signal()
            try await holding
            let byPlace = await results.value
            return looks.indices.compactMap { byPlace[$0] }
        }

        private func result<Value: Sendable>(
            of look: (ResourceIdentity?, @Sendable (SQLReading) throws -> Value)
        ) async -> Result<Value, any Error> {
            do {
                return .success(
                    try await pool.readWhenAudited(.brief, expecting: look.0) { _, reading in
                        let audited = PendingWrite<Void>()
                        audited.finish(.success(()))
                        return (try look.1(reading), audited)
                    })
            } catch {
                return .failure(error)
            }
        }
    }

    private static func look(_ id: String) -> (ResourceIdentity?, @Sendable (SQLReading) throws -> [String]) {
        (
            ResourceIdentity(type: "Patient", id: id),
            { reading in
                // When the transaction began tells which one it is.
                let began = try reading.connection.first("SELECT now()::text") { $0.text(0) } ?? ""
                return [try reading.resource("Patient", id)?.id ?? "nobody", began]
            }
        )
    }

    @Test func `those that wait together share snapshots, and each is answered with its own`() async throws {
        let fixture = try await Fixture()
        let ids = (0..<ReaderPool.mostTogether * 2).map { "p\($0)" }
        for id in ids where id != "p5" { try await fixture.temporary.record.importing(patient(id)) }
        let answers = try await fixture.together(ids.map(Self.look)).map { try $0.get() }
        #expect(answers.map(\.[0]) == ids.map { $0 == "p5" ? "nobody" : $0 })
        #expect(Set(answers.map(\.[1])).count == 2)
        #expect(fixture.metrics.readersBusy == 0)
    }

    @Test func `what was written before a look was submitted is seen, whoever it waits with`() async throws {
        let fixture = try await Fixture()
        let none = try await fixture.together([Self.look("ida")]).map { try $0.get()[0] }
        #expect(none == ["nobody"])
        let answers = try await fixture.together([Self.look("ida"), Self.look("ole")]) {
            try await fixture.temporary.record.importing(patient("ida"), patient("ole"))
        }
        #expect(try answers.map { try $0.get()[0] } == ["ida", "ole"])
    }

    @Test func `a look that fails in the server spoils nobody else's`() async throws {
        let fixture = try await Fixture()
        try await fixture.temporary.record.importing(patient("ida"))
        var looks = (0..<6).map { _ in Self.look("ida") }
        looks[2] = (
            ResourceIdentity(type: "Patient", id: "ida"),
            { try $0.connection.all("SELECT 1 / 0") { _ in "" } }
        )
        let answers = try await fixture.together(looks)
        for (place, answer) in answers.enumerated() {
            #expect((try? answer.get()[0]) == (place == 2 ? nil : "ida"), "\(place)")
        }
        let later = try await fixture.together([Self.look("ida")]).map { try $0.get()[0] }
        #expect(later == ["ida"])
    }

    @Test func `a connection that was lost while nobody asked costs nobody an answer`() async throws {
        let fixture = try await Fixture()
        try await fixture.temporary.record.importing(patient("ida"))
        _ = try await fixture.together([Self.look("ida")])
        try await fixture.temporary.alter(
            """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
        let answers = try await fixture.together([Self.look("ida"), Self.look("nobody")])
        #expect(try answers.map { try $0.get()[0] } == ["ida", "nobody"])
    }

    @Test func `a transaction that only read is over when it has been left`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.together([Self.look("ida")])
        // An exclusive lock is to be had at once, where nobody holds a snapshot's lock any more.
        try await fixture.temporary.alter("SET lock_timeout = '5s'; LOCK TABLE locator IN ACCESS EXCLUSIVE MODE")
    }

    @Test func `many looks at once are found by indexes alone`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let engine = try temporary.postgres
        try await temporary.record.importing(patient("ida"))
        let statement = try #require(engine.tables.dialect.expectations?.resources)
        let plan = try await engine.writer.run { writer in
            let connection = try writer.openConnection()
            var rows = GatheredRows(of: statement)
            try rows.append([.integer(1), .compact("ida")])
            // So small a table is sooner read whole, unless that is made dear.
            try connection.run("SET enable_seqscan = off")
            let types = statement.kinds.map { GatheredRows.type($0) + "[]" }.joined(separator: ", ")
            try connection.execute(
                script: "PREPARE many (\(types)) AS \(PostgresPlaces.numbered(rows.sql))")
            let plan = try connection.all("EXPLAIN EXECUTE many ('{1}', '{ida}')") { $0.text(0) }
            try connection.run("RESET enable_seqscan")
            return plan
        }
        #expect(plan.contains { $0.contains("Index Scan using locator_0_pkey") })
        #expect(plan.contains { $0.contains("resource_0_pkey") })
        #expect(plan.filter { $0.contains("Seq Scan") } == [])
    }
}
