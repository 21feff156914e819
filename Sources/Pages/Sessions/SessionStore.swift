import Access
import Record
import SignIn
import Synchronization

/// Who has signed in. The record keeps each session under a digest of its secret, so that it holds on every server of the
/// record and after a restart; for some seconds this server remembers what it read.
package final class SessionStore: Sendable {
    /// How long a session lasts.
    package struct Limits: Sendable, Hashable {
        /// Without any request, in milliseconds.
        package var idle: Int64
        /// Altogether, in milliseconds.
        package var absolute: Int64

        /// Half an hour, and eight hours (a shift).
        package static let standard = Limits(idle: 30 * 60_000, absolute: 8 * 3_600_000)

        package init(idle: Int64, absolute: Int64) {
            self.idle = idle
            self.absolute = absolute
        }
    }

    private struct Remembered {
        var stored: StoredSession
        /// When it was used last, here.
        var used: Int64
        /// When the record was asked last.
        var asked: Int64
    }

    private let record: Record
    private let limits: Limits
    private let randomness: Randomness
    private let notes: SessionNotes
    private let memory = Mutex(Memory())

    private struct Memory {
        /// By the digest of the secret.
        var remembered: [String: Remembered] = [:]
        /// Those that have ended here, by digest, and when: what was asked of the record before is not remembered after.
        var ended: [String: Int64] = [:]
    }

    /// Milliseconds for which the record is not asked again: a session that ended on another server works here for so long
    /// at most.
    private static let goodFor: Int64 = 5_000
    /// No question to the record is under way for longer.
    private static let longestQuestion: Int64 = 600_000
    /// More are asked for each time.
    private static let mostRemembered = 20_000
    /// A use is written down when this part of the idle limit has gone by since the last that was: after a restart a
    /// session ends so much too early at most, and never too late.
    private static let writtenParts: Int64 = 20

    init(_ record: Record, limits: Limits, randomness: Randomness) {
        self.record = record
        self.limits = limits
        self.randomness = randomness
        notes = SessionNotes(record: record, randomness: randomness)
    }

    private var now: Int64 { record.surroundings.now() }

    /// Begins a session and gives its secret, which the cookie holds. Whoever had another one before has it ended, so that
    /// nobody goes on with a secret that was there before the sign-in.
    func begin(_ account: Account, link: ProviderLink?, insteadOf former: String?) async throws -> String {
        let secret = randomness.token(bytes: 32)
        let now = now
        let stored = StoredSession(account: account, link: link, began: now, used: now)
        try await notes.begin(Secrets.digest(secret), stored, insteadOf: former.map { Secrets.digest($0) }) { [self] in
            !isAlive($0, used: $0.used)
        }
        if let former { endHere(Secrets.digest(former)) }
        return secret
    }

    /// Begins a session anew for the same sign-in, as something else, such as at another place of work. Its time goes on.
    func change(_ secret: String, to account: Account) async throws -> String? {
        let new = randomness.token(bytes: 32)
        endHere(Secrets.digest(secret))
        let changed = try await notes.move(Secrets.digest(secret), to: Secrets.digest(new)) { $0.account = account }
        return changed ? new : nil
    }

    /// The session of a secret, if it has not ended.
    ///
    /// - Parameter counts: whether this is use, which puts the end off.
    func session(_ secret: String, counts: Bool) async throws -> Session? {
        let digest = Secrets.digest(secret)
        let now = now
        guard var entry = try await entry(digest, now), isAlive(entry.stored, used: entry.used) else {
            forget(digest)
            return nil
        }
        if counts {
            entry.used = now
            if now - entry.stored.used >= limits.idle / Self.writtenParts {
                // Where it cannot be written, the page is answered all the same.
                let isThere = try? await notes.use(digest, at: now)
                guard isThere ?? true else {
                    forget(digest)
                    return nil
                }
                if isThere == true { entry.stored.used = now }
            }
        }
        remember(entry, digest)
        return Session(
            account: entry.stored.account, formToken: Secrets.digest("form", secret), link: entry.stored.link,
            end: SessionEnd(idle: entry.used + limits.idle, absolute: entry.stored.began + limits.absolute))
    }

    /// Ends a session.
    func end(_ secret: String) async throws {
        let digest = Secrets.digest(secret)
        endHere(digest)
        try await notes.end([digest])
    }

    /// Ends the sessions that a provider says have ended.
    func end(_ ended: RelyingParty.EndedSessions) async throws {
        for digest in try await notes.end(ended) { endHere(digest) }
    }

    private func entry(_ digest: String, _ now: Int64) async throws -> Remembered? {
        let known = memory.withLock { $0.remembered[digest] }
        // A clock that was set back makes nothing good for longer.
        if let known, now < known.asked + Self.goodFor, now >= known.asked { return known }
        guard let stored = try await notes.session(digest) else { return nil }
        return Remembered(stored: stored, used: max(stored.used, known?.used ?? 0), asked: now)
    }

    private func remember(_ entry: Remembered, _ digest: String) {
        memory.withLock { memory in
            guard memory.ended[digest] == nil else { return }
            if memory.remembered.count >= Self.mostRemembered, memory.remembered[digest] == nil {
                memory.remembered = memory.remembered.filter { entry.asked < $0.value.asked + Self.goodFor }
                if memory.remembered.count >= Self.mostRemembered { memory.remembered = [:] }
            }
            memory.remembered[digest] = entry
        }
    }

    private func forget(_ digest: String) { memory.withLock { $0.remembered[digest] = nil } }

    /// Forgets a session that ends, also where somebody is asking the record for it just now: no secret comes twice.
    private func endHere(_ digest: String) {
        let now = now
        memory.withLock { memory in
            memory.remembered[digest] = nil
            memory.ended = memory.ended.filter { now < $0.value + Self.longestQuestion }
            memory.ended[digest] = now
        }
    }

    private func isAlive(_ stored: StoredSession, used: Int64) -> Bool {
        let now = now
        return now - used < limits.idle && now - stored.began < limits.absolute
    }
}
