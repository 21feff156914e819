/// What was copied from one record to another.
package struct CopyReport: Sendable, Hashable {
    /// Of each table the rows and the SHA-256 over them, found alike in both records.
    package let tables: [TableDigest]

    package init(tables: [TableDigest]) {
        self.tables = tables
    }
}

/// What a table of a record holds, whatever engine it is in.
package struct TableDigest: Sendable, Hashable {
    package let table: String
    package let rows: Int
    package let digest: String

    package init(table: String, rows: Int, digest: String) {
        self.table = table
        self.rows = rows
        self.digest = digest
    }
}
