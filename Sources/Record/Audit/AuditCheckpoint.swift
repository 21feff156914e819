import Crypto
import FoundationEssentials

/// A signed statement of what the audit was at an instant: the number and hash of its newest row, which stands for all
/// before it. Whoever rewrites the chain cannot sign it anew. Checkpoints are a chain themselves, and one line of text
/// each, so that a copy can lie anywhere.
package struct AuditCheckpoint: Sendable, Hashable {
    /// Its place among the checkpoints, from 1.
    package let place: Int64
    /// The newest row when it was made.
    package let link: AuditLink
    /// When it was made, in milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64
    /// SHA-256 of the line of the checkpoint before it; zeros for the first.
    package let previous: [UInt8]
    /// The ``AuditVerifyingKey/name`` of the key that signed it.
    package let key: String
    package let signature: [UInt8]

    private static let word = "tovholder-audit-checkpoint 1"

    /// A new one.
    ///
    /// - Throws: where the system has no randomness to sign with.
    package init(
        _ link: AuditLink, at instant: Int64, after former: AuditCheckpoint?, signing key: AuditSigningKey
    ) throws {
        let place = (former?.place ?? 0) + 1
        let previous = former?.digest ?? AuditChain.origin
        let name = key.verifying.name
        let text = Self.text(place, link, instant, previous, name)
        self.place = place
        self.link = link
        self.instant = instant
        self.previous = previous
        self.key = name
        signature = try key.signature(of: Array(text.utf8))
    }

    /// The line that it is.
    package var line: String { signedText + " " + Data(signature).base64EncodedString() }

    /// Reads a line; nil where it is none.
    package init?(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 9, words[0] + " " + words[1] == Self.word, let place = Int64(words[2]), place > 0,
            let number = Int64(words[3]), number > 0, let hash = Self.bytes(words[4]), hash.count == 32,
            let instant = Int64(words[5]), let previous = Self.bytes(words[6]), previous.count == 32,
            let signature = Data(base64Encoded: words[8])
        else { return nil }
        self.place = place
        link = AuditLink(number: number, hash: hash)
        self.instant = instant
        self.previous = previous
        key = words[7]
        self.signature = Array(signature)
        // One line for each checkpoint: another spelling of the same numbers is none.
        guard self.line == line else { return nil }
    }

    /// What its successor says of it.
    var digest: [UInt8] { Array(SHA256.hash(data: Array(line.utf8))) }

    /// Whether one of these keys has signed it.
    package func isSigned(by keys: [AuditVerifyingKey]) -> Bool {
        keys.contains { $0.name == key && $0.isSignature(signature, of: Array(signedText.utf8)) }
    }

    private var signedText: String { Self.text(place, link, instant, previous, key) }

    private static func text(
        _ place: Int64, _ link: AuditLink, _ instant: Int64, _ previous: [UInt8], _ key: String
    ) -> String {
        "\(word) \(place) \(link.number) \(hexadecimal(link.hash)) \(instant) \(hexadecimal(previous)) \(key)"
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}

extension AuditCheckpoint {
    /// Checkpoints are kept in notes of the record with this before their place.
    package static let notePrefix = "audit-checkpoint/"

    /// The note that it is kept in. Places have as many digits as they can need, so that notes are in their order.
    var noteName: String {
        let digits = String(place)
        return Self.notePrefix + String(repeating: "0", count: 19 - digits.count) + digits
    }
}
