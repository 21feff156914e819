extension Migration {
    /// The audit says why somebody could, at which unit, and through which app. Rows from before say nothing of it, and
    /// keep the hashes that they had.
    static let auditGrounds = Migration(
        statements: "ALTER TABLE audit ADD COLUMN ground TEXT, ADD COLUMN unit TEXT, ADD COLUMN app TEXT;\n")
}
