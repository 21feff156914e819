import Access
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabasePool

@testable import Monitoring
@testable import RecordSQLite

/// A unit's lists, and what a clock or an arrival asks, are each one range of an index.
@Suite struct MonitoringPlanTests {
    static let queries: [(RowQuery, index: String)] = [
        (DeviationProjection.open(of: "Organization/x", limit: 51), "projection_deviation_owner"),
        (DeviationProjection.open(ofPlan: "x"), "projection_deviation_plan"),
        (PlanProjection.running(of: "Organization/x"), "projection_monitoring_plan_owner"),
        (followers, "projection_monitoring_plan_series"),
        (EquipmentProjection.out(of: "Organization/x", limit: 51), "projection_equipment_owner"),
        (EquipmentProjection.out(of: "Organization/x", kind: "scale", serial: "x"), "projection_equipment_number"),
        (ArrivalProjection.rows(of: "spo2", in: "x", from: 1, until: 2, limit: 1), "projection_monitored_value_plan"),
    ]

    private static var followers: RowQuery {
        var query = PlanProjection.following("https://x", in: .integer(1), otherThan: "https://x|2")
        query.order = [.ascending("mark")]
        query.limit = 500
        return query
    }

    @Test(arguments: queries.indices)
    func `a list is one range, and nothing is sorted`(number: Int) async throws {
        let (query, index) = Self.queries[number]
        let temporary = try await TemporaryRecord(on: .sqlite, capabilities: [MonitoringCapability.capability()])
        let clock = temporary.clock.now
        let plan = try await temporary.sqlite.pool.read { database in
            let everything = try SQLReading(Connection(database), tables: temporary.sqlite.tables)
            let related = Scope.Related(to: MonitoringFixture.nurse, at: clock)
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
