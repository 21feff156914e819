import FoundationEssentials
import class GRDB.Database
package import Record
import RecordSQL

extension SQLiteEngine {
    /// Copies a record into a new file. The file gets its name when all is in it and verified; before that there is none.
    ///
    /// - Parameters:
    ///   - source: in any engine; the copy is of one instant of it.
    ///   - path: where there is nothing.
    ///   - progress: told how many resources have been copied of how many.
    /// - Throws: ``RecordError/conflict(_:)`` where the file exists.
    package static func copy(
        _ source: any RecordEngine, to path: String, preparer: ResourcePreparer,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CopyReport {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw RecordError.conflict("\(path) exists: a record is copied into a new file")
        }
        let partial = path + ".copying"
        try DurableFile.removeRecord(partial)
        do {
            let target = try open(partial, preparer: preparer)
            let report = try await source.read { reading in
                guard let reading = reading as? SQLReading else {
                    throw RecordError.fault("a record that cannot be read")
                }
                return try target.fill(from: reading, path, progress)
            }
            try await target.check { _, _ in }.requireSound()
            try await target.close()
            try DurableFile.rename(partial, to: path)
            try DurableFile.removeRecord(partial)
            return report
        } catch {
            try? DurableFile.removeRecord(partial)
            throw RecordError.from(error, path: path)
        }
    }

    /// A transaction for every few thousand rows, so that the log stays short: nobody sees the file before it is whole.
    private func fill(
        from source: SQLReading, _ path: String, _ progress: (Int, Int) -> Void
    ) throws -> CopyReport {
        do {
            return try pool.writeWithoutTransaction { database in
                let connection = Connection(database)
                try database.beginTransaction(.immediate)
                let copy = RecordCopy(from: source, to: connection, tables, preparer: preparer) {
                    try database.commit()
                    try database.checkpoint(.passive)
                    try database.beginTransaction(.immediate)
                }
                do {
                    try copy.run(progress)
                    try database.commit()
                } catch {
                    if database.isInsideTransaction { try? database.rollback() }
                    throw error
                }
                return try copy.verified(SQLReading(connection, tables: tables))
            }
        } catch {
            throw RecordError.from(error, path: path)
        }
    }
}
