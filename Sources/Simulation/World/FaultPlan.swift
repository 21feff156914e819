import RecordSQL
import Synchronization

/// What goes wrong under the record, and how slow its disk is: armed before a command, asked after it.
final class FaultPlan: Sendable {
    /// The process is gone: what it was writing is not there.
    struct ProcessDied: Error {}

    enum Fault: Sendable {
        /// At the n-th statement from now.
        case atStatement(Int)
        /// When everything is written, but for the commit.
        case atCommit
    }

    private struct State {
        var statementsLeft = Int.max
        var failsCommit = false
        var hasStruck = false
        /// How much later it is after each commit.
        var commitDelay: Int64 = 0
    }

    private let state = Mutex(State())
    private let time: VirtualTime

    init(_ time: VirtualTime) { self.time = time }

    func arm(_ fault: Fault) {
        state.withLock { state in
            switch fault {
            case .atStatement(let count): state.statementsLeft = count
            case .atCommit: state.failsCommit = true
            }
        }
    }

    /// Whether something has failed since it was armed.
    var hasStruck: Bool { state.withLock { $0.hasStruck } }

    /// - Returns: whether something failed since it was armed.
    func disarm() -> Bool {
        state.withLock { state in
            let hasStruck = state.hasStruck
            state = State(commitDelay: state.commitDelay)
            return hasStruck
        }
    }

    /// Makes the disk as slow as this, in milliseconds a commit.
    func slow(by delay: Int64) { state.withLock { $0.commitDelay = delay } }

    var faults: FaultInjection {
        FaultInjection(
            beforeStep: { [self] in
                try state.withLock { state in
                    guard state.statementsLeft < Int.max else { return }
                    state.statementsLeft -= 1
                    // What has died does nothing more.
                    if state.statementsLeft <= 0 {
                        state.hasStruck = true
                        throw ProcessDied()
                    }
                }
            },
            beforeCommit: { [self] in
                let delay = try state.withLock { state in
                    if state.failsCommit || state.hasStruck {
                        state.hasStruck = true
                        throw ProcessDied()
                    }
                    return state.commitDelay
                }
                time.advance(by: delay)
            })
    }
}
