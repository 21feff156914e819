import Access
import Care
import FHIR
import Record

/// What staff do about what deviates. Each step is held against the version that was seen, so that two at once do not collide
/// and nothing new is dealt with unseen.
extension MonitoringDesk {
    /// Somebody has seen what was found.
    ///
    /// - Parameter version: of the Task, as it was seen.
    /// - Throws: ``RecordError/conflict(_:)`` where it has changed since: somebody else was first, or something new has come.
    package func see(_ deviation: String, seen version: Int, of patient: String, by hand: Hand) async throws {
        try await step(deviation, seen: version, of: patient, by: hand) { deviation, _ in
            if deviation.status == .requested { deviation.status = .received }
        }
    }

    /// Somebody takes it: nobody else need.
    package func take(_ deviation: String, seen version: Int, of patient: String, by hand: Hand) async throws {
        try await step(deviation, seen: version, of: patient, by: hand) { deviation, _ in
            deviation.status = .accepted
            deviation.takenBy = Deviation.Person(hand.caller.identity, name: hand.name)
        }
    }

    /// It is dealt with.
    ///
    /// - Parameter words: what was done, which the citizen reads too.
    package func complete(
        _ deviation: String, _ action: Deviation.Action, words: String, seen version: Int, of patient: String,
        by hand: Hand
    ) async throws {
        guard MonitoringSystems.isText(words) else { throw RecordError.invalid("what was done, in words") }
        try await step(deviation, seen: version, of: patient, by: hand) { deviation, instant in
            deviation.status = .completed
            deviation.outcome = Deviation.Outcome(
                action: action, words: words, by: Deviation.Person(hand.caller.identity, name: hand.name), at: instant)
        }
    }

    /// Whoever takes a step has seen all that was found by then.
    private func step(
        _ id: String, seen version: Int, of patient: String, by hand: Hand,
        _ body: @escaping @Sendable (inout Deviation, Int64) -> Void
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let stored = try transaction.read("Task", id), var deviation = Deviation(try stored.json()),
                deviation.patient == patient
            else { throw RecordError.notFound }
            guard stored.version == version else {
                throw RecordError.conflict(
                    "it has changed since it was seen: somebody was first, or something new came")
            }
            guard deviation.status.isOpen else { throw RecordError.conflict("it is done") }
            for place in deviation.findings.indices { deviation.findings[place].isSeen = true }
            body(&deviation, transaction.instant)
            _ = try transaction.put(preparer.prepare(try deviation.json()))
        }
    }
}
