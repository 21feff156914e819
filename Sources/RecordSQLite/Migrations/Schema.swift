import Record
import RecordSQL

/// Brings a record's tables up to date: migrations in order, then what is made from the resources.
struct Schema {
    private let connection: Connection
    private let derived: DerivedTables

    init(
        _ connection: Connection, tables: RecordTables, preparer: ResourcePreparer,
        told: @escaping RebuildProgress.Told = { _ in }
    ) {
        self.connection = connection
        derived = DerivedTables(connection, tables: tables, preparer: preparer, told: told)
    }

    func bringUpToDate(through last: Int = Migration.current) throws {
        let version = Int(try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0)
        for migration in Migration.all[min(version, last)..<last] {
            try connection.execute(script: migration.statements)
        }
        if version < last {
            try connection.execute(
                script: "PRAGMA user_version = \(last); PRAGMA application_id = \(Migration.applicationID)")
        }
        try derived.bringUpToDate()
    }
}
