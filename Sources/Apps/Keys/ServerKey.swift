import Access
import CryptoExtras
import FHIR
import JWTKit
import Record

/// The key that this server signs id tokens with: made when it is first needed, kept as a note in the record.
struct ServerKey: Sendable {
    private static let prefix = "app-key/"
    /// Source: NIST SP 800-57 part 1, table 2: 112 bits of security, which all that is signed here outlives by minutes.
    private static let size = _RSA.Signing.KeySize.bits2048

    let id: String
    private let key: JWTKit.Insecure.RSA.PrivateKey

    private init?(_ note: RecordNote) {
        guard let root = try? JSONDocument(note.value).root, let text = root["pem"]?.string,
            let key = try? JWTKit.Insecure.RSA.PrivateKey(pem: text)
        else { return nil }
        id = String(note.name.dropFirst(Self.prefix.count))
        self.key = key
    }

    /// The keys there are, by id: the last one signs.
    static func all(in record: Record) async throws -> [ServerKey] {
        try await record.engine.read { try $0.notes(startingWith: prefix) }.compactMap(ServerKey.init)
    }

    /// The key that signs; made where there is none.
    static func current(in record: Record) async throws -> ServerKey {
        if let key = try await all(in: record).last { return key }
        let made = try _RSA.Signing.PrivateKey(keySize: size)
        var writer = JSONWriter()
        writer.object { $0.member("pem", made.pemRepresentation) }
        let value = writer.bytes
        let note = try await record.write(
            as: .apps, because: .healthSystemAdministration, doing: "key"
        ) { transaction -> RecordNote in
            // Another process may have made one meanwhile: then that is it.
            if let other = try transaction.notes(startingWith: prefix).last { return other }
            let digits = String(transaction.instant)
            let note = RecordNote(
                name: prefix + String(repeating: "0", count: max(0, 15 - digits.count)) + digits, value: value)
            try transaction.setNote(note.name, to: note.value)
            return note
        }
        guard let key = ServerKey(note) else { throw RecordError.fault("the server's key cannot be read") }
        return key
    }

    /// Signs claims with RS256, which every client of OpenID Connect understands.
    func sign(_ claims: some JWTPayload) async throws -> String {
        let keys = JWTKeyCollection()
        await keys.add(rsa: key, digestAlgorithm: .sha256, kid: JWKIdentifier(string: id))
        return try await keys.sign(claims, kid: JWKIdentifier(string: id))
    }

    /// Its public part as a JWK.
    func write(to writer: inout JSONWriter) throws {
        let parts = try key.publicKey.getKeyPrimitives()
        writer.object { writer in
            writer.member("kty", "RSA")
            writer.member("use", "sig")
            writer.member("alg", "RS256")
            writer.member("kid", id)
            writer.member("n", Base64URL.encode(parts.modulus))
            writer.member("e", Base64URL.encode(parts.publicExponent))
        }
    }
}
