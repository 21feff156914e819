import Access
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
@testable import RecordSQLite

/// The queries that pages wait for use an index, and sort nothing.
@Suite struct QueryPlanTests {
    /// How SQLite would run a query, one step a line.
    private func plan(
        _ sql: String, _ temporary: TemporaryRecord
    ) async throws -> [String] {
        try await temporary.sqlite.pool.read { database in
            try Connection(database).all("EXPLAIN QUERY PLAN " + sql) { $0.text(3) }
        }
    }

    private func expectIndexed(_ plan: [String], _ comment: Comment) {
        #expect(!plan.isEmpty, comment)
        for step in plan {
            #expect(!step.contains("SCAN"), comment)
            #expect(!step.contains("TEMP B-TREE"), comment)
        }
    }

    private let one = ScopeFilter(patients: [7], shared: .directory)
    private let all = ScopeFilter(patients: nil, shared: .directory)

    @Test func `one citizen's rows are one range, in the order asked for`() async throws {
        let temporary = try TemporaryRecord(
            capabilities: [Capability(name: "results", projections: [ProjectionTests.results(version: 1)])])
        try await temporary.record.importing(Sample.observation("o", of: "ida"))
        for query in [
            RowQuery("results"), RowQuery("results", order: [.descending("instant")], limit: 20),
            RowQuery("results", where: [.atLeast("instant", .integer(0))], order: [.ascending("instant")]),
        ] {
            let sql = try await temporary.sqlite.pool.read { [one] database in
                try SQLReading(Connection(database), tables: temporary.sqlite.tables, filter: one)
                    .statement(for: query).text
            }
            expectIndexed(try await plan(sql, temporary), "\(sql)")
        }
    }

    @Test func `searches and look-ups use the index`() async throws {
        let temporary = try TemporaryRecord()
        try await temporary.record.importing(
            Sample.patient("ida"), Sample.observation("o", of: "ida"), Sample.organization("auh"),
            #"{"resourceType":"ValueSet","id":"v","status":"active","url":"https://example.org/v"}"#)
        let date = SearchDate(earliest: 0, latest: 86_400_000)
        let queries = [
            SearchQuery("Patient", [SearchClause("identifier", .token(.is("urn:oid:1.2.208.176.1.2"), code: "x"))]),
            SearchQuery(
                "Patient",
                [SearchClause("name", .string(.startsWith, "niel")), SearchClause("birthdate", .date(.equal, date))]),
            SearchQuery("Organization", [SearchClause("identifier", .token(.any, code: "x"))]),
            SearchQuery("Observation", [SearchClause("code", .token(.is("http://loinc.org"), code: "15074-8"))]),
            SearchQuery("Observation", [SearchClause("subject", .reference(type: "Patient", id: "ida"))]),
            SearchQuery(
                "Observation",
                [
                    SearchClause(
                        "value-quantity",
                        .quantity(
                            .greater, SearchNumber(value: 7, lower: 6.5, upper: 7.5), system: nil, code: "mmol/L"))
                ]),
            SearchQuery("Observation", [SearchClause("code", .codes(system: "http://loinc.org", ["15074-8", "x"]))]),
            SearchQuery("Observation", [SearchClause("subject", .identifier(.any, value: "x"))]),
            SearchQuery(
                "Patient", [SearchClause("identifier", .typedIdentifier(system: "urn:t", code: "MR", value: "x"))]),
            SearchQuery("ValueSet", [SearchClause("url", .addressBelow("https://example.org/"))]),
            SearchQuery("Patient", [SearchClause("_id", .token(.any, code: "ida"))]),
            SearchQuery("Observation"),
        ]
        for query in queries {
            for filter in [one, all] {
                let (sql, plan) = try await temporary.sqlite.pool.read { database in
                    let connection = Connection(database)
                    let search = try #require(
                        try SearchStatement(
                            query, filter: filter, tables: temporary.sqlite.tables, parameters: .r4, in: connection))
                    var sql = SQLText("EXPLAIN QUERY PLAN SELECT key")
                    sql.append(search.sql)
                    sql.append(" ORDER BY key LIMIT 10")
                    return (
                        sql.text, try connection.all(sql) { $0.text(3) }
                    )
                }
                expectIndexed(plan, "\(sql)")
                // What a clause finds is fetched by key: not all of the type is gone through for it.
                let isByKey = plan.first == "SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)"
                let hasOwnIndex = query.clauses.contains { $0.parameter != "_id" }
                #expect(isByKey == hasOwnIndex, "\(plan)")
            }
        }
    }

    /// The texts are found one by one, each by the index; only the walk over them, which are few, is no look-up.
    @Test func `names of codes are found by the index`() async throws {
        let temporary = try TemporaryRecord()
        try await temporary.record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
        let query = SearchQuery("Observation", [SearchClause("code", .text("glucose"))])
        let plan = try await temporary.sqlite.pool.read { [one] database in
            let connection = Connection(database)
            let search = try #require(
                try SearchStatement(
                    query, filter: one, tables: temporary.sqlite.tables, parameters: .r4, in: connection))
            var sql = SQLText("EXPLAIN QUERY PLAN SELECT key")
            sql.append(search.sql)
            return try connection.all(sql) { $0.text(3) }
        }
        #expect(
            plan.filter { $0.contains("SCAN") }.allSatisfy { $0.contains("word") || $0.contains("CONSTANT") }, "\(plan)"
        )
        #expect(plan.filter { $0.contains("string_index") }.count == 3, "\(plan)")
        #expect(plan.filter { $0.contains("string_index") }.allSatisfy { $0.contains("parameter=?") }, "\(plan)")
    }

    @Test func `who looked at a citizen is found piece by piece, newest first`() async throws {
        let temporary = try TemporaryRecord()
        try await temporary.record.importing(Sample.patient("ida"))
        for filter in [one, all] {
            let sql = try await temporary.sqlite.pool.read { database in
                try SQLReading(Connection(database), tables: temporary.sqlite.tables, filter: filter)
                    .statement(forAuditOf: 7, piece: 3, before: 9, limit: 9).text
            }
            let plan = try await plan(sql, temporary)
            #expect(
                plan == ["SEARCH audit USING INDEX audit_by_span (<expr>=? AND patient=? AND rowid<?)"], "\(plan)")
        }
    }

    @Test(arguments: [
        "SELECT key FROM resource WHERE type = 1 AND id = 'x' AND body IS NOT NULL",
        "SELECT number FROM patient WHERE id = 'x'",
        "SELECT version FROM former WHERE key = 1 ORDER BY version DESC",
        "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1",
        "SELECT key FROM resource WHERE body IS NOT NULL AND type = 1 AND key BETWEEN 5 AND 9 ORDER BY key",
        "SELECT key FROM resource WHERE body IS NOT NULL AND key BETWEEN 5 AND 9 ORDER BY key",
        "SELECT name FROM note WHERE name >= 'a' AND name < 'b' ORDER BY name",
    ])
    func `single rows and ranges are found by an index`(sql: String) async throws {
        let plan = try await plan(sql, try TemporaryRecord())
        // The newest audit row is the first of a walk from the end.
        if sql.contains("FROM audit ORDER BY") {
            #expect(plan == ["SCAN audit"])
        } else {
            expectIndexed(plan, "\(sql)")
        }
    }
}
