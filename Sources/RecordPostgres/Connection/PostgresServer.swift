import Record
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The server of one record, or the several of which one takes writes: makes connections to it.
///
/// One that was there and has gone may be on its way to be replaced by a standby: whoever needs a connection then waits
/// a while, instead of failing at once. When it stays away, each attempt fails at once until one succeeds.
final class PostgresServer: Sendable {
    /// Between two attempts.
    private static let pauseMicroseconds: UInt32 = 100_000

    let address: PostgresAddress
    let patience: PostgresPatience

    private enum State {
        /// It was never reached: the address may be wrong.
        case unknown
        case reached
        case lost(since: ContinuousClock.Instant)
        case closed
    }

    private let state = Mutex<State>(.unknown)

    init(_ address: PostgresAddress, patience: PostgresPatience = PostgresPatience()) {
        self.address = address
        self.patience = patience
    }

    /// Makes a connection. It blocks whoever calls it.
    ///
    /// - Parameters:
    ///   - settings: what the session is told first.
    ///   - longestAnswer: how long an answer may take on it.
    /// - Throws: ``PostgresFailure`` where there is none to be had.
    func connect(_ settings: String, longestAnswer: Duration) throws -> PostgresConnection {
        while true {
            do {
                let connection = try PostgresConnection(
                    address, settings: settings, longestAnswer: longestAnswer, silence: patience.silence)
                state.withLock { $0 = .reached }
                return connection
            } catch let failure as PostgresFailure where failure.endsConnection {
                guard shouldTryAgain() else { throw failure }
                usleep(Self.pauseMicroseconds)
            }
        }
    }

    /// Nobody waits for it any more.
    func close() { state.withLock { $0 = .closed } }

    private func shouldTryAgain() -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            switch state {
            case .unknown, .closed: return false
            case .reached:
                state = .lost(since: now)
                return true
            case .lost(let since): return now - since < patience.absence
            }
        }
    }
}
