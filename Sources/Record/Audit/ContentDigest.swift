import Crypto

/// SHA-256 over values one after the other, each with its length first, so that no two rows of values are alike.
package struct ContentDigest {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { hash.update(bufferPointer: $0) }
    }

    /// - Parameter bytes: nil is told apart from none.
    package mutating func add(_ bytes: [UInt8]?) {
        add(Int64(bytes?.count ?? -1))
        if let bytes { hash.update(data: bytes) }
    }

    package mutating func add(_ text: String?) { add(text.map { Array($0.utf8) }) }

    /// As hexadecimal digits.
    package var text: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
