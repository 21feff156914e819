import Access
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabasePool

@testable import RecordSQLite

/// What the gate adds to queries is found by an index, and in the usual case nothing is added.
@Suite struct GatePlanTests {
    private let search = SearchQuery(
        "Observation", [SearchClause("code", .token(.is("http://loinc.org"), code: "15074-8"))])

    @Test func `the facts about a citizen are one range, without what is over`() async throws {
        let temporary = try TemporaryRecord()
        var query = RowQuery(
            GateProjections.facts.name, where: [.atLeast("ends", .integer(0))], order: [.ascending("ends")])
        query.patient = 7
        let plan = try await temporary.sqlite.pool.read { [query] database in
            let connection = Connection(database)
            let sql = try SQLReading(connection, tables: temporary.sqlite.tables).statement(for: query)
            return try connection.all("EXPLAIN QUERY PLAN " + sql.text) { $0.text(3) }
        }
        #expect(plan == ["SEARCH projection_gate_fact USING INDEX projection_gate_fact_current (patient=? AND ends>?)"])
    }

    @Test func `a professional with a care relation asks what a citizen would ask, where nothing is blocked`()
        async throws
    {
        let temporary = try await TemporaryRecord(on: .sqlite)
        try await temporary.record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
        let parts = Parts(confidential: .ofAuthors(Caller.nurse.selves), denies: .filters)
        func statements(_ parts: [String: Parts]) async throws -> [String] {
            try await temporary.sqlite.pool.read { [search] database in
                let everything = try SQLReading(Connection(database), tables: temporary.sqlite.tables)
                let scope = Scope(patients: .some(["ida"]), parts: parts, shared: .directory)
                let reading = try #require(try everything.within(scope) as? SQLReading)
                let found = try #require(
                    try SearchStatement(
                        search, filter: reading.filter, tables: reading.tables, parameters: .r4, in: reading.connection)
                )
                return [found.sql.text, try reading.statement(for: RowQuery(GateProjections.places.name)).text]
            }
        }
        let plain = try await statements([:])
        #expect(try await statements(["ida": parts]) == plain)
        try await temporary.record.importing(Sample.consent("b", from: "ida", to: "x", kind: "block", type: "deny"))
        #expect(try await statements(["ida": parts])[0] == plain[0])
    }

    @Test func `all of a professional's citizens are found by an index`() async throws {
        let temporary = try await TemporaryRecord(on: .sqlite)
        try await temporary.record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
        let plan = try await temporary.sqlite.pool.read { [search] database in
            let everything = try SQLReading(Connection(database), tables: temporary.sqlite.tables)
            let related = Scope.Related(to: .nurse, at: temporary.clock.now)
            let scope = Scope(patients: .related(related), shared: .directory)
            let reading = try #require(try everything.within(scope) as? SQLReading)
            let statement = try SearchStatement(
                search, filter: reading.filter, tables: reading.tables, parameters: SearchParameters.r4,
                in: reading.connection)
            let found = try #require(statement)
            var sql = SQLText("EXPLAIN QUERY PLAN SELECT key")
            sql.append(found.sql)
            sql.append(" ORDER BY key LIMIT 10")
            return try reading.connection.all(sql) { $0.text(3) }
        }
        #expect(plan.contains { $0.contains("projection_gate_fact_actor (actor=?") }, "\(plan)")
        // Only the marks that a resource's own lead to are walked over; each step of the walk is a look-up.
        #expect(plan.filter { $0.hasPrefix("SCAN") }.allSatisfy { $0 == "SCAN above" }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(plan)")
    }
}
