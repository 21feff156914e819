package import Record
import RecordSQL

extension PostgresEngine {
    /// Copies a record into an empty database, in one transaction: all of it is there and verified, or nothing.
    ///
    /// - Parameters:
    ///   - source: in any engine; the copy is of one instant of it.
    ///   - url: of a database in which there is nothing.
    ///   - progress: told how many resources have been copied of how many.
    /// - Throws: ``RecordError/conflict(_:)`` where there is something in the database.
    package static func copy(
        _ source: any RecordEngine, to url: String, preparer: ResourcePreparer,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CopyReport {
        let address = try PostgresAddress(url)
        return try await source.read { reading in
            guard let reading = reading as? SQLReading else { throw RecordError.fault("a record that cannot be read") }
            do {
                return try copy(reading, to: address, preparer, progress)
            } catch {
                throw RecordError.from(error, address.description)
            }
        }
    }

    private static func copy(
        _ source: SQLReading, to address: PostgresAddress, _ preparer: ResourcePreparer,
        _ progress: (Int, Int) -> Void
    ) throws -> CopyReport {
        let writer = PostgresWriter(PostgresServer(address), faults: nil)
        let connection = try writer.openConnection()
        // Each part of it takes as long as it takes.
        connection.longestAnswer = nil
        let schema = Schema(connection, place: address.description)
        try schema.requireUTF8()
        try writer.begin()
        do {
            // While the source is gone through, the target has nothing to do.
            try writer.run("SET LOCAL idle_in_transaction_session_timeout = 0")
            guard try schema.kind() == .empty else {
                throw RecordError.conflict(
                    "\(address.description) is not empty: a record is copied into a new database")
            }
            let tables = try RecordTables(PostgresDialect(), projections: preparer.projections)
            try schema.bringUpToDate(createsIfMissing: true, tables: tables, preparer: preparer)
            let copy = RecordCopy(from: source, to: writer, tables, preparer: preparer)
            try copy.run(progress)
            let copied = SQLReading(writer, tables: tables)
            let report = try copy.verified(copied)
            var check = RecordCheck(copied, preparer: preparer, witness: .none)
            try check.run { _, _ in }.requireSound()
            try writer.commit()
            writer.close()
            return report
        } catch {
            writer.rollback()
            throw error
        }
    }
}
