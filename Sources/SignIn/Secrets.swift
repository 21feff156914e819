import Crypto

/// What secrets are made of, compared with, and remembered as.
package enum Secrets {
    /// Compares without telling by the time it takes how much of it is right.
    package static func areEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// SHA-256 in hexadecimal digits: the name under which something secret is remembered.
    package static func digest(_ parts: String...) -> String {
        // Lengths first, so that no two lists of parts are the same text.
        hexadecimal(SHA256.hash(data: Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)))
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
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

    /// So many random bytes (a multiple of eight).
    package func bytes(_ count: Int) -> [UInt8] {
        (0..<count / 8).flatMap { _ in withUnsafeBytes(of: next()) { Array($0) } }
    }

    /// Hexadecimal digits for so many random bytes (a multiple of eight).
    package func token(bytes count: Int) -> String { Secrets.hexadecimal(bytes(count)) }
}
