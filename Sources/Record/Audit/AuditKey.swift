import Crypto
import FoundationEssentials

/// A key that signs checkpoints (Ed25519). The operator makes it and keeps it outside the record.
package struct AuditSigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    fileprivate init?(bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
        self.key = key
    }

    /// What checks its signatures; may be known to everybody.
    package var verifying: AuditVerifyingKey { AuditVerifyingKey(key.publicKey) }

    /// As a line of a key file. Secret.
    package var line: String { AuditKeys.privateWord + " " + Data(key.rawRepresentation).base64EncodedString() }

    /// - Throws: where the system has no randomness to sign with.
    func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }
}

/// A key that checks the signatures of checkpoints.
package struct AuditVerifyingKey: Sendable, Hashable {
    private let bytes: [UInt8]

    fileprivate init(_ key: Curve25519.Signing.PublicKey) {
        bytes = Array(key.rawRepresentation)
    }

    fileprivate init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// What checkpoints call it: the first eight bytes of its SHA-256 in hexadecimal.
    package var name: String { AuditCheckpoint.hexadecimal(Array(SHA256.hash(data: bytes).prefix(8))) }

    /// As a line of a key file.
    package var line: String { AuditKeys.publicWord + " " + Data(bytes).base64EncodedString() }

    func isSignature(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: text)
    }
}

/// What is in a key file: at most one key that signs, and those whose signatures are trusted. After a change of keys the
/// lines of the former public keys stay.
package struct AuditKeys: Sendable {
    package var signing: AuditSigningKey?
    package var verifying: [AuditVerifyingKey]

    static let privateWord = "tovholder-audit-private"
    static let publicWord = "tovholder-audit-public"

    package init(signing: AuditSigningKey? = nil, verifying: [AuditVerifyingKey] = []) {
        self.signing = signing
        self.verifying = verifying
    }

    /// Reads a key file: a key to a line; empty lines and those that begin with `#` are passed over.
    ///
    /// - Throws: ``RecordError/invalid(_:)`` with the number of the line that is no key.
    package init(text: String) throws(RecordError) {
        self.init()
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let word = words.first, !word.hasPrefix("#") else { continue }
            let bytes = words.count == 2 ? Data(base64Encoded: words[1]).map { Array($0) } : nil
            if word == Self.privateWord, signing == nil, let key = bytes.flatMap(AuditSigningKey.init(bytes:)) {
                signing = key
                verifying.append(key.verifying)
            } else if word == Self.publicWord, let key = bytes.flatMap(AuditVerifyingKey.init(bytes:)) {
                verifying.append(key)
            } else {
                throw .invalid("line \(place + 1) of the key file is no key")
            }
        }
    }
}
