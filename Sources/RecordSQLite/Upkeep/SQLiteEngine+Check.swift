import class GRDB.DatabasePool
package import Record
import RecordSQL

extension SQLiteEngine {
    package func check(
        _ extent: CheckExtent, against witness: AuditWitness, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CheckReport {
        do {
            return try await pool.read { [tables, preparer] database in
                let connection = Connection(database)
                var report = CheckReport()
                try connection.forEach("PRAGMA integrity_check(\(CheckReport.mostFindings))") { row in
                    let line = row.text(0)
                    if line != "ok" { report.find("file: \(line)") }
                    return true
                }
                var check = RecordCheck(
                    SQLReading(connection, tables: tables), preparer: preparer, witness: witness, report: report)
                return try check.run(extent, progress)
            }
        } catch {
            throw RecordError.from(error, path: path)
        }
    }
}
