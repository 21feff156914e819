/// A place in the audit's chain: a row's number and its hash, which stands for all rows up to it.
package struct AuditLink: Sendable, Hashable {
    package let number: Int64
    package let hash: [UInt8]

    package init(number: Int64, hash: [UInt8]) {
        self.number = number
        self.hash = hash
    }
}
