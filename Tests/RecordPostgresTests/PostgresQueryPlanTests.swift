import Access
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

/// That PostgreSQL can find by an index what a search asks for: no table of the search index has to be gone through.
@Suite(.needsPostgres) struct PostgresQueryPlanTests {
    private static let queries: [SearchQuery] = [
        SearchQuery("Patient", [SearchClause("identifier", .token(.is("urn:test"), code: "x"))]),
        SearchQuery("Patient", [SearchClause("family", .string(.startsWith, "niel"))]),
        SearchQuery("Patient", [SearchClause("identifier", .codes(system: "urn:test", ["x", "y"]))]),
        SearchQuery(
            "Patient", [SearchClause("identifier", .typedIdentifier(system: "urn:test", code: "MR", value: "x"))]),
        SearchQuery("Patient", [SearchClause("organization", .identifier(.any, value: "x"))]),
        SearchQuery(
            "Observation",
            [
                SearchClause(
                    "value-quantity",
                    .quantity(.greater, SearchNumber(value: 7, lower: 6.5, upper: 7.5), system: nil, code: "mmol/L"))
            ]),
        SearchQuery("Observation", [SearchClause("code", .text("glucose"))]),
        SearchQuery("ValueSet", [SearchClause("url", .addressBelow("https://example.org/"))]),
    ]

    @Test func `a search is planned for its values, however often it is asked`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        try await temporary.record.importing(patient("ida"))
        let kept = try await temporary.engine.read { reading in
            for _ in 0..<8 {
                #expect(try reading.count(Self.queries[0]) == 1)
                #expect(try reading.search(Self.queries[0]).resources.count == 1)
            }
            let connection = try #require(reading as? SQLReading).connection
            return try connection.all("SELECT statement FROM pg_prepared_statements") { $0.text(0) }
        }
        #expect(!kept.isEmpty)
        #expect(kept.filter { $0.contains("token_index") } == [])
    }

    @Test func `each kind of search has an index`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        defer { withExtendedLifetime(temporary) {} }
        let engine = try temporary.postgres
        try await temporary.record.importing(
            patient("ida"),
            #"{"resourceType":"Observation","id":"o","status":"final","code":{"text":"Glucose"}}"#,
            #"{"resourceType":"ValueSet","id":"v","status":"active","url":"https://example.org/v"}"#)
        for query in Self.queries {
            let plan = try await engine.writer.run { [tables = engine.tables] writer in
                let connection = try writer.openConnection()
                let search = try #require(
                    try SearchStatement(query, filter: .everything, tables: tables, parameters: .r4, in: connection))
                var sql = SQLText("EXPLAIN SELECT resource.resource")
                sql.append(search.sql)
                // So small a table is sooner read whole, unless that is made dear.
                try connection.run("SET enable_seqscan = off")
                let plan = try connection.all(sql) { $0.text(0) }
                try connection.run("RESET enable_seqscan")
                return plan
            }
            #expect(!plan.isEmpty)
            let whole = plan.filter { $0.contains("Seq Scan") && $0.contains("_index") }
            #expect(whole == [], "\(query.clauses)")
        }
    }

    /// - Returns: the plan of a search, in a record with a citizen's observation.
    private func plan(of query: SearchQuery) async throws -> [String] {
        let temporary = try await TemporaryRecord(on: .postgres)
        defer { withExtendedLifetime(temporary) {} }
        let engine = try temporary.postgres
        try await temporary.record.importing(
            patient("ida"),
            #"{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"urn:s","code":"c"}]},"subject":{"reference":"Patient/ida"}}"#
        )
        return try await engine.writer.run { [tables = engine.tables] writer in
            let connection = try writer.openConnection()
            let search = try #require(
                try SearchStatement(query, filter: .everything, tables: tables, parameters: .r4, in: connection))
            var sql = SQLText("EXPLAIN SELECT resource.resource")
            sql.append(search.sql)
            sql.append(" ORDER BY resource.patient, resource.resource LIMIT 51")
            // The writer keeps plans for any values; a reader's search is planned for its own.
            try connection.run("SET plan_cache_mode = force_custom_plan")
            try connection.run("SET enable_seqscan = off")
            let plan = try connection.all(sql) { $0.text(0) }
            try connection.run("RESET enable_seqscan")
            try connection.run("SET plan_cache_mode = force_generic_plan")
            return plan
        }
    }

    @Test func `a search for one citizen's looks in one part of each table`() async throws {
        let plan = try await plan(
            of: SearchQuery(
                "Observation",
                [
                    SearchClause("patient", .reference(type: "Patient", id: "ida")),
                    SearchClause("code", .token(.any, code: "c")),
                ]))
        let parts = plan.compactMap { line in line.firstMatch(of: /on \w+_(\d)\b/)?.1 }
        #expect(!parts.isEmpty)
        #expect(Set(parts).count == 1, "\(plan)")
    }

    @Test func `a code that is asked for in any system is looked for in those that have it`() async throws {
        let plan = try await plan(
            of: SearchQuery("Observation", [SearchClause("code", .token(.any, code: "c"))]))
        let conditions = plan.filter { $0.contains("Index Cond") && $0.contains("code =") }
        #expect(!conditions.isEmpty)
        #expect(conditions.allSatisfy { $0.contains("system =") }, "\(plan)")
    }
}
