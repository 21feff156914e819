import Access
import Record

extension SQLiteTransaction {
    func append(_ entry: AuditEntry) throws {
        let last = try connection.first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") { row in
            (number: row.integer(0), hash: row.bytes(1))
        }
        let number = (last?.number ?? 0) + 1
        let hash = AuditChain.hash(entry, number: number, after: last?.hash ?? AuditChain.origin)
        let patient = try entry.patient.flatMap { try reading.number(ofPatient: $0) }
        try connection.run(
            """
            INSERT INTO audit (number, instant, patient, asked, who, role, purpose, action, activity, outcome, count, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) {
            $0.set(1, number)
            $0.set(2, entry.instant)
            if let patient { $0.set(3, patient) } else { $0.setNull(3) }
            if patient == nil, let asked = entry.patient { $0.set(4, compact: asked) } else { $0.setNull(4) }
            $0.set(5, entry.who)
            $0.set(6, entry.role)
            $0.set(7, entry.purpose)
            $0.set(8, entry.action.rawValue)
            $0.set(9, entry.activity)
            $0.set(10, entry.outcome.rawValue)
            $0.set(11, entry.count)
            $0.set(12, hash)
        }
    }
}
