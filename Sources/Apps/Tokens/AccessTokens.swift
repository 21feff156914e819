import Access
import Crypto
import FHIR
package import Record

/// Bearer tokens for programs. The record keeps the SHA-256 of each, with whose it is and until when.
package struct AccessTokens: Sendable {
    static let prefix = "token/"

    let record: Record
    let secrets: AppSecrets
    private let remembered = RememberedGrants()

    package init(_ record: Record, secrets: AppSecrets = .system) {
        self.record = record
        self.secrets = secrets
    }

    /// What a token lets its bearer do.
    package struct Grant: Sendable, Hashable {
        /// `system`, the code of a persona, or `person` where ``consent`` says who.
        package let holder: String
        /// SMART scopes, with spaces between them.
        package let scope: String
        /// Good before this instant, in milliseconds since 1970.
        package let expires: Int64
        /// The registered app that it was issued to; nil: the operator made it.
        package var app: String?
        /// What somebody consented to, where it was somebody.
        package var consent: AppConsent?

        static let person = "person"
    }

    /// Makes a token for the operator: 256 bits of chance, as 64 hexadecimal digits after `tov_`.
    package func issue(holder: String, scope: String, minutes: Int) async throws -> String {
        let expires = record.surroundings.now() + Int64(minutes) * 60_000
        let note = TokenNote(holder: holder, scope: scope, expires: expires)
        return try await record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: "token"
        ) { [self] transaction in
            try transaction.tell(
                of: .commandLine, because: .healthSystemAdministration, doing: "token", patient: nil)
            return try issue(note, in: transaction)
        }
    }

    /// Makes a token inside a transaction.
    func issue(_ note: TokenNote, in transaction: Transaction) throws -> String {
        let token = secrets.secret("tov_")
        let name = AppSecrets.name(of: token)
        try ExpiringNotes.sweep(Self.prefix, from: name, at: transaction.instant, in: transaction)
        try transaction.setNote(Self.prefix + name, to: note.bytes)
        return token
    }

    /// What a token is good for at this instant; nil where it is good for nothing: it has expired, its app is registered no
    /// more, or who consented has ended it. The record is asked again after ``RememberedGrants/goodFor``.
    package func verify(_ token: String) async throws -> Grant? {
        let digest = AppSecrets.digest(of: token)
        let now = record.surroundings.now()
        if let grant = remembered.grant(of: digest, at: now) { return grant.expires > now ? grant : nil }
        let endings = remembered.endings
        let name = Self.prefix + AppSecrets.text(digest)
        let found = try await record.engine.read { reading in try Self.grant(name, in: reading, at: now) }
        guard let grant = found, grant.expires > now else { return nil }
        if let consent = grant.consent { try await used(consent, at: now) }
        remembered.remember(grant, of: digest, at: now, unlessEndedSince: endings)
        return grant
    }

    /// Says that a consent or a token has ended: it is asked for in the record again, at once.
    package func forget() { remembered.forget() }

    private static func grant(_ name: String, in reading: any EngineReading, at now: Int64) throws -> Grant? {
        guard let note = try reading.note(name).flatMap(TokenNote.init) else { return nil }
        var grant = Grant(holder: note.holder, scope: note.scope, expires: note.expires, app: note.app)
        if let app = note.app, try reading.note(AppRegistry.name(of: app)) == nil { return nil }
        if let id = note.consent {
            guard let consent = try reading.note(AppConsent.name(of: id)).flatMap(AppConsent.init), consent.until > now
            else { return nil }
            grant.consent = consent
        } else if note.holder == Grant.person {
            return nil
        }
        return grant
    }

    /// Keeps when an app was last used, to the hour: it is said on a page, and nothing follows from it.
    private func used(_ consent: AppConsent, at now: Int64) async throws {
        guard now - consent.used >= AppConsent.usedEvery else { return }
        try await record.write(as: .apps, because: .healthSystemAdministration, doing: "token") { transaction in
            // It may have ended meanwhile, and must not come back.
            let name = AppConsent.name(of: consent.id)
            guard var current = try transaction.note(name).flatMap(AppConsent.init) else { return }
            current.used = now
            try transaction.setNote(name, to: current.bytes)
        }
    }
}
