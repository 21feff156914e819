import Synchronization

/// A transaction on its way: its result is there when it is durable.
package final class PendingWrite<Success: Sendable>: Sendable {
    /// Told the result, on the writer's thread: it must be brief.
    package typealias Listener = @Sendable (Result<Success, any Error>) -> Void

    private enum State {
        case waiting([Listener])
        case finished(Result<Success, any Error>)
    }

    private let state = Mutex<State>(.waiting([]))

    package init() {}

    /// Waits until the transaction is durable or has failed.
    package var value: Success {
        get async throws {
            try await withCheckedThrowingContinuation { continuation in
                whenFinished { continuation.resume(with: $0) }
            }
        }
    }

    /// Calls `listener` once: when the transaction is durable or has failed, or at once where that has happened.
    package func whenFinished(_ listener: @escaping Listener) {
        let finished: Result<Success, any Error>? = state.withLock { state in
            switch state {
            case .waiting(let others):
                state = .waiting(others + [listener])
                return nil
            case .finished(let result):
                return result
            }
        }
        if let finished { listener(finished) }
    }

    /// Called once by the engine.
    package func finish(_ result: Result<Success, any Error>) {
        let listeners: [Listener] = state.withLock { state in
            guard case .waiting(let listeners) = state else { return [] }
            state = .finished(result)
            return listeners
        }
        for listener in listeners { listener(result) }
    }
}
