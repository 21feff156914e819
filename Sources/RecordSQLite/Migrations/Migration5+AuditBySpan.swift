import RecordSQL

extension Migration {
    /// With 16 KiB pages a piece of so many rows is four or five pages. Ten million looks are 2,441 pieces, each asked by
    /// one step down the index.
    static let auditSpan = AuditSpan(rows: 4096)

    /// The audit by patient, in pieces that follow its own order (see ``AuditSpan``).
    static let auditBySpan = Migration(
        statements: """
            DROP INDEX audit_by_patient;
            CREATE INDEX audit_by_span ON audit (\(auditSpan.expression), patient) WHERE patient IS NOT NULL;
            """)
}
