import Crypto
import Synchronization

/// What was found out about tokens within the last seconds, so that a program that asks a thousand times a second does
/// not have its token looked up as often. The tokens themselves are not kept, only their digests.
final class RememberedGrants: Sendable {
    /// Milliseconds for which a grant is not looked up again: a token that is taken back in another process works for so
    /// long at most. In this one it is forgotten at once.
    static let goodFor: Int64 = 5_000
    /// More than this are looked up each time.
    static let most = 10_000

    private struct Remembered {
        var grant: AccessTokens.Grant
        var until: Int64
    }

    private struct State {
        var known: [SHA256.Digest: Remembered] = [:]
        var endings = 0
    }

    private let state = Mutex(State())

    /// - Parameters:
    ///   - digest: of the token.
    ///   - now: milliseconds since 1970-01-01T00:00:00Z.
    func grant(of digest: SHA256.Digest, at now: Int64) -> AccessTokens.Grant? {
        state.withLock { state in
            // A clock that was set back makes nothing good for longer.
            guard let found = state.known[digest], now < found.until, now >= found.until - Self.goodFor else {
                return nil
            }
            return found.grant
        }
    }

    /// How often something has ended: what was looked up before the last time is not remembered.
    var endings: Int { state.withLock { $0.endings } }

    func remember(
        _ grant: AccessTokens.Grant, of digest: SHA256.Digest, at now: Int64, unlessEndedSince endings: Int
    ) {
        state.withLock { state in
            guard state.endings == endings else { return }
            if state.known.count >= Self.most { state.known = state.known.filter { $0.value.until > now } }
            if state.known.count >= Self.most { state.known = [:] }
            state.known[digest] = Remembered(grant: grant, until: now + Self.goodFor)
        }
    }

    /// Something has ended: everything is looked up again.
    func forget() {
        state.withLock { state in
            state.known = [:]
            state.endings += 1
        }
    }
}
