import class GRDB.DatabasePool
package import Record

extension SQLiteEngine {
    package func check(progress: @escaping @Sendable (Int, Int) -> Void) async throws -> CheckReport {
        do {
            return try await pool.read { [names, projections, preparer] database in
                var check = RecordCheck(
                    SQLiteReading(Connection(database), names: names, projections: projections), preparer: preparer)
                return try check.run(progress)
            }
        } catch {
            throw RecordError.from(error, path: path)
        }
    }
}
