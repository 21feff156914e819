import Access
import Care
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabasePool

@testable import RecordSQLite

/// The lists of a unit are each one range of an index, in the order in which they are shown.
@Suite struct CoordinationPlanTests {
    static let queries: [(RowQuery, index: String)] = [
        (DelegatedTaskProjection.open(.owner, of: "Organization/x", limit: 500), "projection_delegated_task_owner"),
        (DelegatedTaskProjection.open(.giver, of: "Organization/x", limit: 500), "projection_delegated_task_giver"),
        (FailureProjection.open(of: "Organization/x", limit: 500), "projection_coordination_failure_owner"),
        (CaseProjection.open(of: "Organization/x", limit: 500), "projection_coordination_case_owner"),
    ]

    @Test(arguments: queries.indices)
    func `a unit's list is one range, and nothing is sorted`(number: Int) async throws {
        let (query, index) = Self.queries[number]
        let temporary = try await TemporaryRecord(on: .sqlite, capabilities: [CoordinationCapability.capability()])
        let clock = temporary.clock.now
        let plan = try await temporary.sqlite.pool.read { database in
            let everything = try SQLReading(Connection(database), tables: temporary.sqlite.tables)
            let related = Scope.Related(to: CoordinationFixture.coordinator, at: clock)
            let scope = Scope(patients: .related(related), shared: .directory)
            let reading = try #require(try everything.within(scope) as? SQLReading)
            var sql = SQLText("EXPLAIN QUERY PLAN ")
            sql.append(try reading.statement(for: query))
            return try reading.connection.all(sql) { $0.text(3) }
        }
        let list = String(query.projection)
        #expect(plan.contains { $0.hasPrefix("SEARCH projection_\(list) USING INDEX \(index) (") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN projection_\(list)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(plan)")
    }
}
