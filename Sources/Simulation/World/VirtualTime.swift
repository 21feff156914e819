import Record
import Synchronization

/// The time of a simulated world, which moves only when the simulation moves it, and ids that count up.
final class VirtualTime: Sendable {
    private let state: Mutex<(now: Int64, identifiers: Int)>

    init(at instant: Int64) { state = Mutex((instant, 0)) }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    var now: Int64 { state.withLock { $0.now } }

    func advance(by milliseconds: Int64) { state.withLock { $0.now += milliseconds } }

    /// Time never goes back.
    func advance(to instant: Int64) { state.withLock { $0.now = max($0.now, instant) } }

    func newIdentifier() -> String {
        state.withLock { state in
            state.identifiers += 1
            return "s-\(state.identifiers)"
        }
    }

    var surroundings: Surroundings {
        Surroundings(now: { self.now }, newIdentifier: { self.newIdentifier() })
    }
}
