import Synchronization

@testable import Subscriptions

/// Waiting that takes as long as the test says; what is only gathering takes no time.
final class Alarms: Sendable {
    private let waiting = Mutex<[AsyncStream<Never>.Continuation]>([])
    private let (asked, ask) = AsyncStream.makeStream(of: Int64.self)

    /// Waits until the test rings, or until it is cancelled.
    func sleep(_ milliseconds: Int64) async {
        guard milliseconds > SubscriptionDeliverer.idleGathering else { return }
        let (end, continuation) = AsyncStream.makeStream(of: Never.self)
        waiting.withLock { $0.append(continuation) }
        ask.yield(milliseconds)
        for await _ in end {}
    }

    /// Returns when somebody has begun to wait so long.
    func wait(for milliseconds: Int64) async {
        for await asked in asked where asked == milliseconds { return }
    }

    /// Ends all waiting.
    func ring() {
        let all = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for one in all { one.finish() }
    }
}
