import Synchronization

/// Tells everybody in this process who follows the record how far its events have come.
package final class EventNumbers: Sendable {
    private struct State {
        var newest: Int64?
        var followers: [Int: AsyncStream<Int64>.Continuation] = [:]
        var lastFollower = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// The newest number that is known, if any, and every one that is announced from here on.
    package func follow() -> AsyncStream<Int64> {
        let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state -> Int? in
            if state.isClosed { return nil }
            state.lastFollower += 1
            state.followers[state.lastFollower] = continuation
            if let newest = state.newest { continuation.yield(newest) }
            return state.lastFollower
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(number) }
        return stream
    }

    /// Whether anybody follows.
    package var isFollowed: Bool { state.withLock { !$0.followers.isEmpty } }

    /// - Parameter number: of the newest event. A lower one than before is told too: the record may have been restored.
    package func announce(_ number: Int64) {
        state.withLock { state in
            state.newest = number
            for follower in state.followers.values { follower.yield(number) }
        }
    }

    /// What the newest was when somebody began to follow, unless a newer one has been announced meanwhile.
    package func begin(at number: Int64) {
        state.withLock { state in
            guard state.newest == nil else { return }
            state.newest = number
            for follower in state.followers.values { follower.yield(number) }
        }
    }

    /// Nothing more will be announced.
    package func close() {
        let followers = state.withLock { state in
            state.isClosed = true
            return state.followers.values
        }
        for follower in followers { follower.finish() }
    }

    private func forget(_ number: Int) { state.withLock { $0.followers[number] = nil } }
}
