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
}
