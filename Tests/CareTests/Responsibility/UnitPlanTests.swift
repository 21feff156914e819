import Access
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
@testable import Care
@testable import RecordSQLite

/// A unit's lists are found by an index, in the order they are shown in.
@Suite struct UnitPlanTests {
    @Test func `nothing is walked through and nothing is sorted`() async throws {
        let temporary = try await TemporaryRecord(on: .sqlite, capabilities: Capabilities.all)
        for list in [UnitBoard.List.all, .unnamed, .ending(before: 1)] {
            let query = UnitBoard.query(list, of: "Organization/ward", limit: 500)
            let plan = try await temporary.sqlite.pool.read { database in
                let connection = Connection(database)
                let sql = try SQLReading(connection, tables: temporary.sqlite.tables).statement(for: query)
                return try connection.all("EXPLAIN QUERY PLAN " + sql.text) { $0.text(3) }
            }
            #expect(plan.count == 1 && plan[0].contains("USING INDEX projection_pathway_"), "\(list): \(plan)")
        }
    }

    @Test func `the citizens on a list are asked for by their numbers`() async throws {
        let temporary = try await TemporaryRecord(on: .sqlite, capabilities: Capabilities.all)
        var query = RowQuery(CitizenProjection.projection.name)
        query.patients = Array(1...500)
        let plan = try await temporary.sqlite.pool.read { [query] database in
            let connection = Connection(database)
            let sql = try SQLReading(connection, tables: temporary.sqlite.tables).statement(for: query)
            return try connection.all("EXPLAIN QUERY PLAN " + sql.text) { $0.text(3) }
        }
        #expect(plan.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
