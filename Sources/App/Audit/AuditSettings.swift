import FoundationEssentials
package import Record

/// How the audit's checkpoints are made: by which key, how often, and where copies go.
package struct AuditSettings: Sendable {
    /// `TOVHOLDER_AUDIT_KEY`: the file with the key that signs, and those that are trusted.
    package var keyFile: String?
    /// `TOVHOLDER_AUDIT_CHECKPOINTS`: the file or folder, outside the record, where copies lie.
    package var copies: String?
    /// `TOVHOLDER_AUDIT_ROWS`: a checkpoint is made after so many rows.
    package var rows: Int64
    /// `TOVHOLDER_AUDIT_MINUTES`: or after so long, where there are new rows.
    package var minutes: Int64

    package init(
        keyFile: String? = nil, copies: String? = nil, rows: Int64 = standardRows, minutes: Int64 = standardMinutes
    ) {
        self.keyFile = keyFile
        self.copies = copies
        self.rows = rows
        self.minutes = minutes
    }

    /// Our own choice: what a busy record writes in some minutes.
    package static let standardRows: Int64 = 10_000
    /// Our own choice: what could be cut off unseen is an hour at most.
    package static let standardMinutes: Int64 = 60

    /// The keys in the key file; none where there is no file named.
    ///
    /// - Throws: ``RecordError`` with what is wrong with the file.
    package func keys() throws -> AuditKeys {
        try keyFile.map { try Self.keys(at: $0) } ?? AuditKeys()
    }

    /// The keys in a file.
    package static func keys(at path: String) throws -> AuditKeys {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw RecordError.unavailable(.missing("the key file \(path) cannot be read")) }
        return try AuditKeys(text: text)
    }

    /// What the audit is held against: the keys, and the copies where some are kept.
    package func witness() throws -> AuditWitness {
        AuditWitness(
            keys: try keys().verifying, outside: try copies.map { try CheckpointStore($0).read() } ?? [])
    }
}
