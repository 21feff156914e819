import Record
import RecordPostgres
import RecordSQLite

/// `tovholder restore`.
package struct RestoreOperation: Sendable {
    package var record: String
    package var file: String
    package var opener = RecordOpener()

    package init(record: String, file: String) {
        self.record = record
        self.file = file
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        guard !PostgresAddress.isAddress(record) else {
            throw RecordError.invalid("a record in PostgreSQL is restored with PostgreSQL's own tools")
        }
        let kept = try await SQLiteEngine.restore(file, to: record, preparer: opener.preparer)
        console.tell("\(record) is now what \(file) was.")
        if let kept { console.tell("The record that was there is kept as \(kept).") }
        return .success
    }
}
