import Access
import Record
import RecordSQL
import TestSupport
import Testing

import class GRDB.Database
import class GRDB.DatabasePool

@testable import Care
@testable import RecordSQLite

/// What a unit's lists about going home, and the clocks, ask of the record: each is one range of an index, in the order in
/// which it is shown or struck.
@Suite struct TransitionPlanTests {
    private static func list(_ query: TransitionQuery) -> RowQuery { query.rows(of: "Organization/x") }

    private static let queries: [(RowQuery, index: String)] = [
        (list(.preparing(.owner, most: 500)), "projection_transition_unit"),
        (list(.completed(.owner, since: 1, most: 500)), "projection_transition_unit"),
        (list(.takenOver(.receiver, since: 1)), "projection_transition_unit"),
        (list(.waitingForLetter(.receiver)), "projection_transition_unit"),
        (list(.letters(.dischargeLetter, most: 500)), "projection_transition_unit"),
        (
            RowQuery("clock", where: [.less("due", than: .integer(1))], order: [.ascending("due")], limit: 100),
            "projection_clock_due"
        ),
        (
            RowQuery(
                "handover", where: [.equals("receiver", .text("Organization/x"))], order: [.ascending("answer_by")],
                limit: 500), "projection_handover_receiver"
        ),
        (
            RowQuery("pathway", where: [.equals("clinician", .text("PractitionerRole/x"))], limit: 100),
            "projection_pathway_clinician"
        ),
    ]

    @Test(arguments: queries.indices)
    func `nothing is walked through and nothing is sorted`(number: Int) async throws {
        let (query, index) = Self.queries[number]
        let plan = try await plan(of: query)
        #expect(plan.contains { $0.hasPrefix("SEARCH") && $0.contains("USING INDEX \(index) (") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `what is open is found by the index, of all kinds at once`() async throws {
        let plan = try await plan(of: Self.list(.open(.receiver)))
        #expect(plan.contains { $0.contains("USING INDEX projection_transition_unit (") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
    }

    private func plan(of query: RowQuery) async throws -> [String] {
        let temporary = try await TemporaryRecord(on: .sqlite, capabilities: Capabilities.all)
        return try await temporary.sqlite.pool.read { database in
            let connection = Connection(database)
            let sql = try SQLReading(connection, tables: temporary.sqlite.tables).statement(for: query)
            return try connection.all("EXPLAIN QUERY PLAN " + sql.text) { $0.text(3) }
        }
    }
}
