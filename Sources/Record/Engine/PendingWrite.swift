import Synchronization

/// A transaction on its way: its result is there when it is durable.
package final class PendingWrite<Success: Sendable>: Sendable {
    private enum State {
        case waiting([CheckedContinuation<Success, any Error>])
        case finished(Result<Success, any Error>)
    }

    private let state = Mutex<State>(.waiting([]))

    package init() {}

    /// Waits until the transaction is durable or has failed.
    package var value: Success {
        get async throws {
            try await withCheckedThrowingContinuation { continuation in
                let finished: Result<Success, any Error>? = state.withLock { state in
                    switch state {
                    case .waiting(let others):
                        state = .waiting(others + [continuation])
                        return nil
                    case .finished(let result):
                        return result
                    }
                }
                if let finished { continuation.resume(with: finished) }
            }
        }
    }

    /// Called once by the engine.
    package func finish(_ result: Result<Success, any Error>) {
        let waiting: [CheckedContinuation<Success, any Error>] = state.withLock { state in
            guard case .waiting(let waiting) = state else { return [] }
            state = .finished(result)
            return waiting
        }
        for continuation in waiting { continuation.resume(with: result) }
    }
}
