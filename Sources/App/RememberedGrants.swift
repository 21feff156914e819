import Crypto
import Synchronization

/// What was found out about tokens within the last seconds, so that a program that asks a thousand times a second does
/// not have its token looked up as often. The tokens themselves are not kept, only their digests.
final class RememberedGrants: Sendable {
    /// Milliseconds for which a grant is not looked up again: a token that is taken back works for so long at most.
    static let goodFor: Int64 = 5_000
    /// More than this are looked up each time.
    static let most = 10_000

    private struct Remembered {
        var grant: AccessTokens.Grant
        var until: Int64
    }

    private let known = Mutex<[SHA256.Digest: Remembered]>([:])

    /// - Parameters:
    ///   - digest: of the token.
    ///   - now: milliseconds since 1970-01-01T00:00:00Z.
    func grant(of digest: SHA256.Digest, at now: Int64) -> AccessTokens.Grant? {
        known.withLock { known in
            // A clock that was set back makes nothing good for longer.
            guard let found = known[digest], now < found.until, now >= found.until - Self.goodFor else { return nil }
            return found.grant
        }
    }

    func remember(_ grant: AccessTokens.Grant, of digest: SHA256.Digest, at now: Int64) {
        known.withLock { known in
            if known.count >= Self.most { known = known.filter { $0.value.until > now } }
            if known.count >= Self.most { known = [:] }
            known[digest] = Remembered(grant: grant, until: now + Self.goodFor)
        }
    }
}
