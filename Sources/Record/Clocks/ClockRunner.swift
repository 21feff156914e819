import Access
import FHIR

/// Lets the clocks strike: what is due is written, through the door, as the record's own doing. A ``Duty``: one process
/// does it; being done twice changes nothing, for what has struck is not due any more.
///
/// What cannot be written is left and tried again later, and does not keep the others waiting.
package actor ClockRunner {
    private let record: Record
    private let clocks: [String: Clock]
    /// What could not be written, and when it is tried again.
    private var failed: [DueRow: Int64] = [:]

    /// As many in one transaction: so that other writers are not kept waiting.
    private static let atOnce = 100
    /// Milliseconds until what failed is tried again.
    private static let pause: Int64 = 60_000

    private static let caller = Caller(identity: "clock", role: .system)
    private static let activity = "clock"

    package init(_ record: Record) {
        self.record = record
        clocks = Dictionary(record.clocks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a turn did.
    package struct Turn: Sendable, Hashable {
        /// How many struck.
        package var struck = 0
        /// How many could not be written.
        package var failed = 0
        /// When the next is due, in milliseconds since 1970-01-01T00:00:00Z; nil where nothing is.
        package var next: Int64?

        package init(struck: Int = 0, failed: Int = 0, next: Int64? = nil) {
            self.struck = struck
            self.failed = failed
            self.next = next
        }
    }

    /// Lets everything strike that is due now.
    package func turn() async throws -> Turn {
        var turn = Turn()
        let now = record.surroundings.now()
        failed = failed.filter { $0.value > now }
        while true {
            let due = try await record.dueRows(through: now, limit: Self.atOnce + failed.count)
                .filter { failed[$0] == nil }.prefix(Self.atOnce)
            if due.isEmpty { break }
            turn.struck += try await strike(Array(due))
        }
        turn.failed = failed.count
        turn.next = try await record.dueRows(through: .max, limit: failed.count + 1).first { failed[$0] == nil }?.due
        return turn
    }

    /// All together, or, where that fails, each alone.
    private func strike(_ rows: [DueRow]) async throws -> Int {
        do {
            try await write(rows)
            return rows.count
        } catch let error where rows.count == 1 {
            if error is CancellationError { throw error }
            if case RecordError.unavailable = error { throw error }
            failed[rows[0]] = record.surroundings.now() + Self.pause
            return 0
        } catch let error {
            if error is CancellationError { throw error }
            if case RecordError.unavailable = error { throw error }
            var struck = 0
            for row in rows { struck += try await strike([row]) }
            return struck
        }
    }

    private func write(_ rows: [DueRow]) async throws {
        let clocks = clocks
        try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { transaction in
            for row in rows { try transaction.strike(row, clocks[row.clock]) }
        }
    }
}

extension Transaction {
    /// Writes what a clock leads to, if it is still due.
    fileprivate func strike(_ row: DueRow, _ clock: Clock?) throws {
        guard let clock, let stored = try engine.resource(at: row.key), !stored.isDeletion else { return }
        let resource = try stored.json()
        guard clock.due(resource).contains(where: { $0.instant == row.due }) else { return }
        let struck = StruckClock(
            resource: resource, due: row.due, instant: instant, bystanders: Bystanders(engine, record.surroundings))
        for json in try clock.strike(struck) { _ = try put(try record.preparer.prepare(json)) }
        let left = try engine.resource(at: row.key)
        if let left, !left.isDeletion, clock.due(try left.json()).contains(where: { $0.instant == row.due }) {
            throw RecordError.fault("the clock \(clock.name) strikes and does not go on")
        }
    }
}

extension Record {
    /// What is due, the longest overdue first. Nothing of it is handed out, so nothing is audited.
    func dueRows(through instant: Int64, limit: Int) async throws -> [DueRow] {
        let bound = instant == .max ? instant : instant + 1
        return try await engine.read { reading in
            let due = RowQuery(
                ClockProjection.name, where: [.less("due", than: .integer(bound))], order: [.ascending("due")],
                limit: limit)
            return try reading.rows(due).compactMap(DueRow.init)
        }
    }

    /// How many deadlines have passed without having struck: a number, for whoever runs the record.
    package func overdueClocks() async throws -> Int {
        let now = surroundings.now()
        return try await engine.read { reading in
            try reading.count(RowQuery(ClockProjection.name, where: [.less("due", than: .integer(now))]))
        }
    }
}
