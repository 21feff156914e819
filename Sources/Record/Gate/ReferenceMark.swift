import Crypto

/// A reference, or the name of a type, as a number that stands for it in the gate's projections: small, and the same
/// everywhere.
package enum ReferenceMark {
    /// The first eight bytes of the SHA-256, so that nobody can choose an id that is taken for another; never negative,
    /// nor one of the small numbers that mean something of their own.
    package static func number(of text: String) -> Int64 {
        var text = text
        let digest = text.withUTF8 { SHA256.hash(data: $0) }
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return max(Int64(bitPattern: number & UInt64(Int64.max)), 1024)
    }

    /// `Type/id` of a relative reference, also of one to a version; nil for any other text.
    package static func target(of reference: String) -> String? {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 || (parts.count == 4 && parts[2] == "_history"),
            let first = parts[0].utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first), !parts[1].isEmpty
        else { return nil }
        return "\(parts[0])/\(parts[1])"
    }
}
