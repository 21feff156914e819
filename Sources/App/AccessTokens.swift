import Access
import Crypto
import FHIR
package import Record

/// Bearer tokens for programs. The record keeps the SHA-256 of each, with whose it is and until when.
package struct AccessTokens: Sendable {
    private static let prefix = "token/"

    private let record: Record
    private let remembered = RememberedGrants()

    package init(_ record: Record) {
        self.record = record
    }

    /// What a token lets its bearer do.
    package struct Grant: Sendable, Hashable {
        /// `system`, or the code of a persona.
        package let holder: String
        /// SMART scopes, with spaces between them.
        package let scope: String
        /// Good before this instant, in milliseconds since 1970.
        package let expires: Int64
    }

    /// Makes a token: 256 bits of chance, as 64 hexadecimal digits after `tov_`.
    package func issue(holder: String, scope: String, minutes: Int) async throws -> String {
        var random = SystemRandomNumberGenerator()
        let secret = (0..<4).map { _ in RandomIdentifier.hexadecimal(random.next()) }.joined()
        let token = "tov_" + secret
        let expires = record.surroundings.now() + Int64(minutes) * 60_000
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("holder", holder)
            writer.member("scope", scope)
            writer.member("expires", Int(expires))
        }
        let (name, value) = (Self.name(of: Self.digest(of: token)), writer.bytes)
        let now = record.surroundings.now()
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "token") { transaction in
            for note in try transaction.notes(startingWith: Self.prefix) {
                // What is no longer good is taken away here, so that they do not gather.
                guard let grant = Self.grant(note.value), grant.expires > now else {
                    try transaction.setNote(note.name, to: nil)
                    continue
                }
            }
            try transaction.setNote(name, to: value)
        }
        return token
    }

    /// What a token is good for at this instant; nil where it is good for nothing. The record is asked again after
    /// ``RememberedGrants/goodFor``.
    package func verify(_ token: String) async throws -> Grant? {
        let digest = Self.digest(of: token)
        let now = record.surroundings.now()
        if let grant = remembered.grant(of: digest, at: now) { return grant.expires > now ? grant : nil }
        let name = Self.name(of: digest)
        guard let value = try await record.engine.read({ try $0.note(name) }), let grant = Self.grant(value),
            grant.expires > now
        else { return nil }
        remembered.remember(grant, of: digest, at: now)
        return grant
    }

    private static func digest(of token: String) -> SHA256.Digest { SHA256.hash(data: Array(token.utf8)) }

    private static func name(of digest: SHA256.Digest) -> String {
        prefix + digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func grant(_ value: [UInt8]) -> Grant? {
        guard let root = try? JSONDocument(value).root, let holder = root["holder"]?.string,
            let scope = root["scope"]?.string,
            let expires = root["expires"]?.numberText.flatMap({ Int64($0) })
        else { return nil }
        return Grant(holder: holder, scope: scope, expires: expires)
    }
}
