import Synchronization

/// Who has signed in, kept in memory: a server that starts again has forgotten, and everybody signs in again.
package final class SessionStore: Sendable {
    /// How long a session lasts.
    package struct Limits: Sendable, Hashable {
        /// Without any request, in milliseconds.
        package var idle: Int64
        /// Altogether, in milliseconds.
        package var absolute: Int64
        /// How many there can be; beyond that the one unused longest ends.
        package var count: Int

        /// Half an hour, eight hours (a shift), and more sessions than one machine serves.
        package static let standard = Limits(idle: 30 * 60_000, absolute: 8 * 3_600_000, count: 100_000)

        package init(idle: Int64, absolute: Int64, count: Int) {
            self.idle = idle
            self.absolute = absolute
            self.count = count
        }
    }

    private struct Entry {
        var session: Session
        let began: Int64
        var used: Int64
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let limits: Limits
    private let randomness: Randomness

    package init(limits: Limits = .standard, randomness: Randomness) {
        self.limits = limits
        self.randomness = randomness
    }

    /// Begins a session and gives its secret, which the cookie holds.
    ///
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z.
    package func begin(_ account: Account, now: Int64) -> String {
        let secret = randomness.token(bytes: 32)
        let session = Session(account: account, formToken: randomness.token(bytes: 32))
        entries.withLock { entries in
            if entries.count >= limits.count {
                forgetOld(&entries, now)
            }
            entries[secret] = Entry(session: session, began: now, used: now)
        }
        return secret
    }

    /// The session of a secret, if it has not ended; counts as use.
    package func session(_ secret: String, now: Int64) -> Session? {
        entries.withLock { entries in
            guard var entry = entries[secret] else { return nil }
            guard isAlive(entry, now) else {
                entries[secret] = nil
                return nil
            }
            entry.used = now
            entries[secret] = entry
            return entry.session
        }
    }

    /// Ends a session.
    package func end(_ secret: String) {
        entries.withLock { $0[secret] = nil }
    }

    private func isAlive(_ entry: Entry, _ now: Int64) -> Bool {
        now - entry.used < limits.idle && now - entry.began < limits.absolute
    }

    private func forgetOld(_ entries: inout [String: Entry], _ now: Int64) {
        entries = entries.filter { isAlive($0.value, now) }
        while entries.count >= limits.count, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            entries[oldest.key] = nil
        }
    }
}

/// Somebody who has signed in.
package struct Session: Sendable, Hashable {
    package var account: Account
    /// What forms carry to show that they come from this session's pages.
    package var formToken: String
}

/// Where secrets come from.
package struct Randomness: Sendable {
    private let next: @Sendable () -> UInt64

    package init(next: @escaping @Sendable () -> UInt64) {
        self.next = next
    }

    /// The operating system's.
    package static let system = Randomness {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }

    /// Hexadecimal digits for so many random bytes (a multiple of eight).
    func token(bytes: Int) -> String {
        (0..<bytes / 8).map { _ in
            let digits = String(next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}

/// Compares secrets without telling by the time it takes how much of them is right.
package enum SecretComparison {
    package static func areEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
