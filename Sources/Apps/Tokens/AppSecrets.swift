import Crypto

/// AppSecrets of 256 bits, and their digests, which are all that the record keeps of them.
package struct AppSecrets: Sendable {
    private let next: @Sendable () -> UInt64

    /// - Parameter next: where chance comes from.
    package init(next: @escaping @Sendable () -> UInt64) {
        self.next = next
    }

    /// The operating system's chance.
    package static let system = AppSecrets {
        var random = SystemRandomNumberGenerator()
        return random.next()
    }

    /// 64 hexadecimal digits after a word that says what it is.
    func secret(_ word: String) -> String { word + (0..<4).map { _ in Self.hexadecimal(next()) }.joined() }

    /// 128 bits, for what is no secret but must not be guessed either.
    func identifier() -> String { (0..<2).map { _ in Self.hexadecimal(next()) }.joined() }

    static func digest(of secret: String) -> SHA256.Digest { SHA256.hash(data: Array(secret.utf8)) }

    /// The digest as 64 hexadecimal digits.
    static func name(of secret: String) -> String { text(digest(of: secret)) }

    static func text(_ digest: SHA256.Digest) -> String {
        digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Compares without telling by the time it takes how much is right.
    static func areEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
