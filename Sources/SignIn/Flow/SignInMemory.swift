import Access
import Record

/// What the record remembers for signing in, so that it holds on every server and after a restart: the key that attempts
/// are sealed with, and what has been used once.
struct SignInMemory: Sendable {
    let record: Record
    let randomness: Randomness

    private static let keyNote = "sign-in/key"
    private static let usedPrefix = "sign-in/used/"
    private static let caller = Caller(identity: "sign-in", role: .system)
    /// As many of what is no longer needed are forgotten with each that is remembered.
    private static let forgottenAtOnce = 20

    /// The key of this record; made by whoever asks first.
    func key() async throws(SignInError) -> [UInt8] {
        do {
            if let key = try await record.engine.read({ try $0.note(Self.keyNote) }) { return key }
            let new = randomness.bytes(32)
            return try await record.write(
                as: Self.caller, because: .healthSystemAdministration, doing: "sign-in"
            ) { transaction in
                if let key = try transaction.note(Self.keyNote) { return key }
                try transaction.setNote(Self.keyNote, to: new)
                return new
            }
        } catch {
            throw .record
        }
    }

    /// Takes something once.
    ///
    /// - Parameters:
    ///   - name: what it is; only its digest is kept.
    ///   - until: how long it must be remembered, in milliseconds since 1970.
    /// - Returns: whether it is the first time.
    func use(_ name: String, until: Int64) async throws(SignInError) -> Bool {
        let note = Self.usedPrefix + Secrets.digest(name)
        let now = record.surroundings.now()
        // Begins somewhere by chance, so that all are come by in time.
        let place = Self.usedPrefix + randomness.token(bytes: 8)
        do {
            return try await record.write(
                as: Self.caller, because: .healthSystemAdministration, doing: "sign-in"
            ) { transaction in
                if try transaction.note(note) != nil { return false }
                try transaction.setNote(note, to: Array(String(until).utf8))
                for old in try transaction.notes(
                    startingWith: Self.usedPrefix, after: place, limit: Self.forgottenAtOnce)
                where Int64(String(decoding: old.value, as: UTF8.self)) ?? 0 < now {
                    try transaction.setNote(old.name, to: nil)
                }
                return true
            }
        } catch {
            throw .record
        }
    }
}
