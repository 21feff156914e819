import Record

/// Delivering for as long as it is this process's turn.
extension SubscriptionDeliverer {
    /// Delivers whenever it is this process's turn among those that share the record; returns when it is cancelled or the
    /// record is closed.
    package nonisolated func run() async {
        // The work itself does not throw, and whoever cancels does not wait for a reason.
        try? await record.lead(.subscriptions) { await self.deliver() }
    }

    /// Turn after turn until it is cancelled: when something is written, when what was under way has come to its end, and
    /// when it is time to try again.
    private func deliver() async {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.bell = bell
        let listening = Task { [record] in
            for await _ in record.eventNumbers { bell.yield() }
        }
        var waiting = rings.makeAsyncIterator()
        while !Task.isCancelled {
            var pause = Self.longestPause
            do {
                pause = try await turn()
            } catch {
                // The type says what kind of fault it is; the text could hold what somebody wrote.
                setup.tell("subscriptions wait: \(type(of: error))")
                await setup.sleep(Self.longestPause / 2)
                pause = 0
            }
            if pause > 0 {
                let alarm = Task { [setup, pause] in
                    await setup.sleep(pause)
                    // What was heard of meanwhile is being looked at already.
                    if !Task.isCancelled { bell.yield() }
                }
                _ = await waiting.next(isolation: self)
                alarm.cancel()
            }
            await setup.sleep(isIdle ? Self.idleGathering : Self.gathering)
        }
        listening.cancel()
        self.bell = nil
        await stop()
    }
}
