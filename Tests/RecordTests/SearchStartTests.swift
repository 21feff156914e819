import Access
import FHIR
import Record
import TestSupport
import Testing

import protocol GRDB.DatabaseReader
@testable import RecordSQL
@testable import RecordSQLite

/// Where SQLite begins a search: with few, so that a citizen's search does not go through the region.
@Suite struct SearchStartTests {
    private static let code = SearchClause("code", .token(.any, code: "15074-8"))
    private static let status = SearchClause("status", .token(.any, code: "final"))
    private static let ida = SearchClause("subject", .reference(type: "Patient", id: "ida"))
    private static let since = SearchClause(
        "date", .date(.greaterOrEqual, SearchDate(earliest: 0, latest: 86_400_000)))

    private func record() async throws -> TemporaryRecord {
        let temporary = try TemporaryRecord()
        let observations = (0..<60).map { number in
            Sample.observation("o\(number)", of: number < 3 ? "ida" : "p\(number % 7)", value: "\(number % 5)")
        }
        let patients = ["ida"] + (0..<7).map { "p\($0)" }
        for resource in patients.map({ Sample.patient($0) }) + observations {
            try await temporary.record.importing(resource)
        }
        return temporary
    }

    private func selections(
        _ connection: Connection, _ temporary: TemporaryRecord, few: Int64
    ) throws -> SearchSelections {
        SearchSelections(
            parameters: .r4, tables: try temporary.sqlite.tables, scopes: [], type: "Observation",
            connection: connection,
            few: few)
    }

    @Test func `the clause that finds the fewest comes first`() async throws {
        let temporary = try await record()
        let query = SearchQuery("Observation", [Self.code, Self.ida, Self.status])
        let (start, among, compartment) = try await temporary.sqlite.pool.read { database in
            let connection = Connection(database)
            var limited = query
            limited.compartment = "ida"
            return (
                try SearchStart(query, try selections(connection, temporary, few: 1_000)),
                try SearchStart(query, try selections(connection, temporary, few: 2)),
                try SearchStart(limited, try selections(connection, temporary, few: 1_000))
            )
        }
        #expect(start == .clause(1))
        #expect(among == .anywhere)
        #expect(compartment == .compartment)
    }

    @Test(arguments: [code, status, since]) func `the others are tried on what it finds, by the index`(
        clause: SearchClause
    ) async throws {
        let temporary = try await record()
        for query in [
            SearchQuery("Observation", [clause, Self.ida]), SearchQuery("Observation", [clause], compartment: "ida"),
        ] {
            let plan = try await temporary.sqlite.pool.read { database in
                let connection = Connection(database)
                let search = try #require(
                    try SearchStatement(
                        query, filter: .everything, tables: temporary.sqlite.tables, parameters: .r4, in: connection))
                var sql = SQLText("EXPLAIN QUERY PLAN SELECT key")
                sql.append(search.sql)
                sql.append(" ORDER BY key LIMIT 10")
                return try connection.all(sql) { $0.text(3) }
            }
            let probe = plan.first { $0.contains("probed") }
            #expect(probe?.hasPrefix("SEARCH probed") == true && probe?.contains("key=?") == true, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test func `counting keys gives what searching finds`() async throws {
        let temporary = try await record()
        let clauses = [
            Self.code, Self.status, Self.since, Self.ida,
            SearchClause("code", [.token(.any, code: "15074-8"), .token(.is("http://loinc.org"), code: "15074-8")]),
            SearchClause("code", .token(.any, code: "none")),
        ]
        for one in clauses {
            for other in clauses {
                let query = SearchQuery("Observation", [one, other], limit: 1_000)
                let (counted, found) = try await temporary.sqlite.pool.read { database in
                    let connection = Connection(database)
                    let keys = SearchKeys(selections: try selections(connection, temporary, few: 0))
                    let reading = SQLReading(connection, tables: try temporary.sqlite.tables)
                    return (try keys.count(query, from: .anywhere), try reading.search(query).resources.count)
                }
                #expect(counted == found)
            }
        }
    }

    @Test func `what two ascending lists have in common`() {
        #expect(SearchKeys.common([], [1]) == [])
        #expect(SearchKeys.common([1, 3, 5, 9], [3, 4, 9, 10]) == [3, 9])
        #expect(SearchKeys.common([1, 2], [1, 2]) == [1, 2])
    }
}
