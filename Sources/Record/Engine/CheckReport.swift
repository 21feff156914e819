/// What a check found.
package struct CheckReport: Sendable, Hashable {
    package var resources: Int
    package var auditRows: Int
    /// Signed checkpoints of the audit that are in the record.
    package var checkpoints = 0
    /// What does not agree, in the operator's words; empty: all is sound. At most ``mostFindings``.
    package var findings: [String]
    /// How many findings there were, listed or not.
    package var findingCount: Int

    /// More than this says no more.
    package static let mostFindings = 100

    package init(resources: Int = 0, auditRows: Int = 0) {
        self.resources = resources
        self.auditRows = auditRows
        findings = []
        findingCount = 0
    }

    package var isSound: Bool { findingCount == 0 }

    /// - Throws: ``RecordError/unavailable(_:)`` with the first findings.
    package func requireSound() throws(RecordError) {
        guard isSound else {
            throw .unavailable(.damaged("the copy is not sound: " + findings.prefix(3).joined(separator: "; ")))
        }
    }

    package mutating func find(_ finding: String) {
        findingCount += 1
        if findings.count < Self.mostFindings { findings.append(finding) }
    }
}

/// How much of a record is checked.
package enum CheckExtent: Sendable, Hashable {
    case everything
    case audit
}
