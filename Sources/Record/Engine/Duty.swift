/// What one process alone does, among all that share a record.
package enum Duty: String, Sendable, Hashable, CaseIterable {
    /// Telling those who have subscribed.
    case subscriptions
    /// Reminding of what is due.
    case clocks
    /// Signing checkpoints of the audit.
    case checkpoints
    /// Telling citizens who has looked.
    case looks
    /// Looking again at reasons that were stated for access.
    case rechecks
    /// Sending messages to other systems, and following what becomes of them.
    case messages
}

extension Record {
    /// Does a duty whenever it is this process's turn, and waits for it otherwise. When the process that has it ends or
    /// loses the record, another takes it up.
    ///
    /// A turn that is lost cancels the work; it should end soon, for another process is about to begin. Two may overlap
    /// for as long as that takes, so what is done must bear being done twice, or be written through the door, where
    /// everything has one order.
    ///
    /// - Parameter work: usually goes on until it is cancelled; when it returns, the duty is done.
    /// - Throws: what `work` throws, and `CancellationError` when the caller is cancelled.
    package func lead(_ duty: Duty, _ work: @escaping @Sendable () async throws -> Void) async throws {
        enum End { case done, lost, closed }
        let turns = engine.turns(at: duty)
        for await isOurs in turns where isOurs {
            let end = try await withThrowingTaskGroup(of: End.self) { group in
                group.addTask {
                    try await work()
                    return .done
                }
                group.addTask {
                    for await isOurs in turns where !isOurs { return .lost }
                    return .closed
                }
                let first = try await group.next() ?? .done
                group.cancelAll()
                // Work that was cancelled because the turn is over has not failed.
                if first != .done { while await group.nextResult() != nil {} }
                return first
            }
            if end == .done { return }
        }
        try Task.checkCancellation()
    }

    /// How far the record's events have come: the number of the newest one, now and whenever there are newer ones,
    /// whichever process wrote them. Who is slow misses numbers, but never the newest.
    package var eventNumbers: AsyncStream<Int64> { engine.eventNumbers() }
}
