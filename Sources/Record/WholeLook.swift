package import Access

/// A look at the whole record that takes more than one reading, such as a file of an export.
///
/// It stands in the audit once, before anything is seen; whether the caller may is decided anew in each reading. Whose
/// resources leave is said by ``disclose(_:)``, before they do.
package struct WholeLook: Sendable {
    private let record: Record
    private let caller: Caller
    private let purpose: Purpose
    private let activity: String
    /// When the audit row was written, in milliseconds since 1970-01-01T00:00:00Z.
    package let opened: Int64
    /// Why the caller could, when it began.
    private let ground: Ground

    /// Audit rows to one transaction, so that a look at a whole region does not keep writers waiting.
    private static let rowsToATransaction = 1000

    init(_ record: Record, _ caller: Caller, _ purpose: Purpose, _ activity: String, on ground: Ground, opened: Int64) {
        self.record = record
        self.caller = caller
        self.purpose = purpose
        self.activity = activity
        self.opened = opened
        self.ground = ground
    }

    /// The newest moment that is over: writers take turns, so whatever comes after the look began is newer.
    package var moment: Int64 { opened - 1 }

    /// Runs `body` on a reader at one snapshot.
    ///
    /// - Throws: ``RecordError`` where the caller may no longer, and what `body` throws.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        try await record.engine.read { [self] engineReading in
            let instant = record.surroundings.now()
            let decision = try record.decide(caller, purpose, .everything, at: instant, engineReading)
            guard case .permitted(let scope, _) = decision else { throw record.refusal(decision) }
            return try body(Reading(try engineReading.within(scope), scope: scope, instant: instant))
        }
    }

    /// Puts into the audit that these patients' resources are about to be handed out, by the patients' numbers. Returns
    /// when that is durable.
    package func disclose(_ patients: Set<Int64>) async throws {
        var rest = patients.sorted()[...]
        while !rest.isEmpty {
            let slice = Set(rest.prefix(Self.rowsToATransaction))
            rest = rest.dropFirst(Self.rowsToATransaction)
            let patients = try await record.engine.read { try $0.patients(numbered: slice) }
            let entries = patients.map {
                record.entry(for: caller, purpose, .read, activity, patient: $0.id, .permitted, on: ground)
            }
            try await record.engine.write { transaction in
                for entry in entries { try transaction.append(entry) }
            }
        }
    }
}

extension Record {
    /// Opens the whole record for a look of several readings.
    ///
    /// - Parameter activity: what is looked at, as a route pattern or a word, for the audit.
    /// - Throws: ``RecordError/forbidden(_:)`` where the caller may not; that is audited too.
    package func look(
        as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> WholeLook {
        let (opened, decision) = try await engine.write { [self] transaction in
            let instant = surroundings.now()
            let decision = Access.decide(caller, purpose, .everything, .read, Facts(instant: instant))
            var entry = entry(for: caller, purpose, .read, activity, patient: nil, .refused, on: nil)
            if case .permitted(_, let ground) = decision {
                entry.outcome = .permitted
                entry.ground = ground.auditText
            }
            entry.instant = instant
            try transaction.append(entry)
            return (instant, decision)
        }
        guard case .permitted(_, let ground) = decision else { throw refusal(decision) }
        return WholeLook(self, caller, purpose, activity, on: ground, opened: opened)
    }
}
