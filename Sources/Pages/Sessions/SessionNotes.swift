import Access
import Record
import SignIn

/// Sessions as notes of the record: each under the digest of its secret, and for those that a provider knows a note more,
/// by which they are found when the provider ends them.
struct SessionNotes: Sendable {
    let record: Record
    let randomness: Randomness

    private static let prefix = "session/"
    private static let linkPrefix = "session-link/"
    private static let caller = Caller(identity: "sign-in", role: .system)
    /// As many old sessions are looked at with each new one, so that they do not gather.
    private static let lookedAtAtOnce = 20

    func session(_ digest: String) async throws -> StoredSession? {
        try await record.engine.read { try $0.note(Self.prefix + digest) }.flatMap(StoredSession.init)
    }

    func begin(
        _ digest: String, _ session: StoredSession, insteadOf former: String?,
        isOver: @escaping @Sendable (StoredSession) -> Bool
    ) async throws {
        // Begins somewhere by chance, so that all are come by in time.
        let place = Self.prefix + randomness.token(bytes: 8)
        try await write { transaction in
            for note in try transaction.notes(startingWith: Self.prefix, after: place, limit: Self.lookedAtAtOnce)
            where StoredSession(note.value).map(isOver) ?? true {
                try Self.remove(String(note.name.dropFirst(Self.prefix.count)), transaction)
            }
            if let former { try Self.remove(former, transaction) }
            try Self.put(digest, session, transaction)
        }
    }

    /// Gives a session another secret, and changes it.
    ///
    /// - Returns: false where it has ended.
    func move(
        _ digest: String, to new: String, _ change: @escaping @Sendable (inout StoredSession) -> Void
    ) async throws -> Bool {
        try await write { transaction in
            guard var session = try transaction.note(Self.prefix + digest).flatMap(StoredSession.init) else {
                return false
            }
            change(&session)
            try Self.remove(digest, transaction)
            try Self.put(new, session, transaction)
            return true
        }
    }

    /// Writes down that a session was used; never brings back one that has ended.
    ///
    /// - Returns: false where it has ended.
    func use(_ digest: String, at now: Int64) async throws -> Bool {
        try await write { transaction in
            guard var session = try transaction.note(Self.prefix + digest).flatMap(StoredSession.init) else {
                return false
            }
            session.used = max(session.used, now)
            try transaction.setNote(Self.prefix + digest, to: session.bytes)
            return true
        }
    }

    func end(_ digests: [String]) async throws {
        try await write { transaction in
            for digest in digests { try Self.remove(digest, transaction) }
        }
    }

    /// Ends what a provider says has ended: what both its subject and its session are, where it names both.
    ///
    /// - Returns: the digests of those that ended.
    func end(_ ended: RelyingParty.EndedSessions) async throws -> [String] {
        try await write { transaction in
            var digests: [String] = []
            for name in Self.links(ended.provider, subject: ended.subject, session: ended.session).prefix(1) {
                digests += try transaction.notes(startingWith: name + "/").map {
                    String($0.name.dropFirst(name.count + 1))
                }
            }
            let matching = try digests.filter { digest in
                guard let link = try transaction.note(Self.prefix + digest).flatMap(StoredSession.init)?.link else {
                    return false
                }
                return (ended.subject.map { $0 == link.subject } ?? true)
                    && (ended.session.map { $0 == link.session } ?? true)
            }
            for digest in matching { try Self.remove(digest, transaction) }
            return matching
        }
    }

    /// The notes by which a session is found: by the session at the provider, and by the subject.
    private static func links(_ provider: String, subject: String?, session: String?) -> [String] {
        [
            session.map { linkPrefix + Secrets.digest("session", provider, $0) },
            subject.map { linkPrefix + Secrets.digest("subject", provider, $0) },
        ].compactMap(\.self)
    }

    private static func put(_ digest: String, _ session: StoredSession, _ transaction: Transaction) throws {
        try transaction.setNote(prefix + digest, to: session.bytes)
        guard let link = session.link else { return }
        for name in links(link.provider, subject: link.subject, session: link.session) {
            try transaction.setNote(name + "/" + digest, to: [1])
        }
    }

    private static func remove(_ digest: String, _ transaction: Transaction) throws {
        let session = try transaction.note(prefix + digest).flatMap(StoredSession.init)
        try transaction.setNote(prefix + digest, to: nil)
        guard let link = session?.link else { return }
        for name in links(link.provider, subject: link.subject, session: link.session) {
            try transaction.setNote(name + "/" + digest, to: nil)
        }
    }

    private func write<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await record.write(as: Self.caller, because: .healthSystemAdministration, doing: "session", body)
    }
}
