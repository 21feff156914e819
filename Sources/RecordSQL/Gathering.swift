import Dispatch
import Synchronization

/// Waiting a moment for more to come, where so many come that they had better be taken together: a commit, or a question
/// to a server, costs about the same for one as for many.
///
/// Where few come, nobody waits. Whoever takes has a thread of its own, which is held meanwhile.
package final class Gathering: Sendable {
    /// Two for each millisecond are many: taken one by one, each would cost a tenth of a processor and more.
    private static let manyInMillisecond = 2.0
    /// How many came is found out over this time.
    private static let window = Duration.milliseconds(10)
    /// From one taking to the next, where many come.
    package static let longest = Duration.milliseconds(2)

    private struct State {
        var windowBegan: ContinuousClock.Instant
        var cameInWindow = 0
        var areMany = false
        var lastTaken: ContinuousClock.Instant
        var isWaiting = false
    }

    private let enough: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>
    private let enoughCame = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - enough: when as many wait, they are taken at once.
    ///   - now: what a test sets.
    package init(enough: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.enough = enough
        self.now = now
        state = Mutex(State(windowBegan: now(), lastTaken: now()))
    }

    /// Says that one more waits, and how many do by now.
    ///
    /// - Returns: whether somebody was held until then, who takes them now.
    @discardableResult
    package func added(waiting: Int) -> Bool {
        guard waiting >= enough else { return false }
        let ends = state.withLock { state in
            defer { state.isWaiting = false }
            return state.isWaiting
        }
        if ends { enoughCame.signal() }
        return ends
    }

    /// Holds whoever is about to take until enough wait, or the time is over.
    ///
    /// - Parameter waiting: how many wait already.
    /// - Returns: whether anybody was held.
    @discardableResult
    package func gather(waiting: Int) -> Bool {
        let wait = state.withLock { state -> Duration? in
            guard state.areMany, waiting > 0, waiting < enough, !state.isWaiting else { return nil }
            let left = Self.longest - (now() - state.lastTaken)
            guard left > .zero else { return nil }
            state.isWaiting = true
            return left
        }
        guard let wait else { return false }
        if enoughCame.wait(timeout: .now() + .nanoseconds(Int(wait / .nanoseconds(1)))) == .timedOut {
            state.withLock { $0.isWaiting = false }
        }
        return true
    }

    /// Says how many were taken.
    package func took(_ count: Int) {
        let now = now()
        state.withLock { state in
            state.lastTaken = now
            state.cameInWindow += count
            let passed = now - state.windowBegan
            guard passed >= Self.window else { return }
            state.areMany = Double(state.cameInWindow) >= passed / .milliseconds(1) * Self.manyInMillisecond
            state.windowBegan = now
            state.cameInWindow = 0
        }
    }
}
