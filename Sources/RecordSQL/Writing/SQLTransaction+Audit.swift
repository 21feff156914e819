import Access
package import Record

extension SQLTransaction {
    package func append(_ entry: AuditEntry) throws {
        try append(entry, patientNumber: try entry.patient.flatMap { try knownNumber(ofPatient: $0) })
    }

    /// - Parameter patient: the number of the entry's patient; nil where it names nobody, or nobody whom the record knows.
    func append(_ entry: AuditEntry, patientNumber patient: Int64?) throws {
        let last = try memory.newestAudit ?? newestAudit()
        let number = last.number + 1
        let hash = AuditChain.hash(entry, number: number, after: last.hash)
        let asked = patient == nil ? entry.patient : nil
        try connection.add(
            [
                .integer(number), .integer(entry.instant), patient.map { .integer($0) } ?? .null,
                asked.map { .compact($0) } ?? .null, .text(entry.who), .text(entry.role), .text(entry.purpose),
                .text(entry.action.rawValue), .text(entry.activity), .text(entry.outcome.rawValue),
                .integer(Int64(entry.count)), .bytes(hash), .text(orNull: entry.ground), .text(orNull: entry.unit),
                .text(orNull: entry.app),
            ], by: tables.statements.insertAudit)
        memory.newestAudit = (number, hash)
    }

    private func newestAudit() throws -> (number: Int64, hash: [UInt8]) {
        // Where it is not remembered, nothing of it is kept back.
        try connection.aside.first(tables.statements.newestAudit) { ($0.integer(0), $0.bytes(1)) } ?? (
            0, AuditChain.origin
        )
    }
}
