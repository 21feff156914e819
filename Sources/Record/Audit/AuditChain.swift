import Access
import Crypto

/// The chain that ties each audit row to all before it: a row's hash is SHA-256 over the hash before and the row's
/// canonical encoding, so that no row can be changed, removed or put in between unseen.
package enum AuditChain {
    /// What stands before the first row.
    package static let origin = [UInt8](repeating: 0, count: 32)

    /// The hash of a row.
    ///
    /// - Parameters:
    ///   - number: the row's place in the audit, from 1.
    ///   - previous: the hash of the row before; ``origin`` for the first.
    package static func hash(_ entry: AuditEntry, number: Int64, after previous: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: previous)
        hash.update(data: encoding(of: entry, number: number))
        return Array(hash.finalize())
    }

    /// Each field with its length first, so that no two rows are encoded alike.
    static func encoding(of entry: AuditEntry, number: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160)
        append(number, to: &bytes)
        append(entry.instant, to: &bytes)
        for text in [
            entry.who, entry.role, entry.purpose, entry.action.rawValue, entry.activity, entry.outcome.rawValue,
        ] {
            append(text, to: &bytes)
        }
        if let patient = entry.patient {
            append(1, to: &bytes)
            append(patient, to: &bytes)
        } else {
            append(0, to: &bytes)
        }
        append(Int64(entry.count), to: &bytes)
        // What came later is there only where it is said, each with a number of its own before it: rows from before
        // keep the hashes that they had.
        for (mark, text) in [(1, entry.ground), (2, entry.unit), (3, entry.app)] as [(Int64, String?)] {
            guard let text else { continue }
            append(mark, to: &bytes)
            append(text, to: &bytes)
        }
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(Int64(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
