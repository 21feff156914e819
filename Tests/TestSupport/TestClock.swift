package import Record
import Synchronization

/// Time and ids for a test: an instant that stands still, and ids that count up.
package final class TestClock: Sendable {
    private let state: Mutex<(instant: Int64, identifiers: Int)>

    /// - Parameter instant: milliseconds since 1970; unless told, 2026-11-21T09:00:00Z.
    package init(at instant: Int64 = 1_795_251_600_000) {
        state = Mutex((instant, 0))
    }

    package var now: Int64 { state.withLock { $0.instant } }

    package func advance(by milliseconds: Int64) { state.withLock { $0.instant += milliseconds } }

    package var surroundings: Surroundings {
        Surroundings(
            now: { self.now },
            newIdentifier: {
                self.state.withLock { state in
                    state.identifiers += 1
                    return "id-\(state.identifiers)"
                }
            })
    }
}
