import class GRDB.Database
import Record

/// Brings a record's tables up to date: migrations in order, then the projections' tables.
struct Schema {
    let connection: Connection
    let projections: ProjectionTables
    let preparer: ResourcePreparer
    let names: Names

    init(_ connection: Connection, projections: ProjectionTables, preparer: ResourcePreparer, names: Names) {
        self.connection = connection
        self.projections = projections
        self.preparer = preparer
        self.names = names
    }

    func bringUpToDate(through last: Int = Migration.current) throws {
        let version = Int(try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0)
        for migration in Migration.all[min(version, last)..<last] {
            try connection.database.execute(sql: migration.statements)
        }
        if version < last {
            try connection.database.execute(
                sql: "PRAGMA user_version = \(last); PRAGMA application_id = \(Migration.applicationID)")
        }
        for projection in projections.projections { try bringUpToDate(projection) }
        try bringSearchIndexUpToDate()
    }

    /// Makes the search index anew where the indexer has another version than the one that made it.
    private func bringSearchIndexUpToDate() throws {
        let stored = try connection.first("SELECT version FROM search_index") { Int($0.integer(0)) }
        if stored == preparer.searchVersion { return }
        try connection.run("DELETE FROM search_index")
        try connection.run("INSERT INTO search_index (version) VALUES (?)") { $0.set(1, preparer.searchVersion) }
        guard try hasResources() else { return }
        for table in IndexTable.allCases { try connection.run("DELETE FROM \(table.name)") }
        let index = SearchIndexWriter(connection: connection, names: names)
        let reading = SQLiteReading(connection, names: names, projections: projections)
        try reading.forEachResource(ofTypes: nil) { resource in
            try index.insert(preparer.searchEntries(try resource.json()), at: resource.key)
            return true
        }
    }

    /// Makes a projection's table where it is missing or of another version, and fills it from the record.
    private func bringUpToDate(_ projection: Projection) throws {
        let stored = try connection.first(
            "SELECT version, shape FROM projection WHERE name = ?", { $0.set(1, projection.name) }
        ) { (version: Int($0.integer(0)), shape: $0.text(1)) }
        let statements = Self.statements(for: projection)
        if let stored, stored.version == projection.version, stored.shape == statements { return }
        try connection.database.execute(
            sql: "DROP TABLE IF EXISTS \(ProjectionTables.table(of: projection.name));\n" + statements)
        try connection.run("INSERT OR REPLACE INTO projection (name, version, shape) VALUES (?, ?, ?)") {
            $0.set(1, projection.name)
            $0.set(2, projection.version)
            $0.set(3, statements)
        }
        if try hasResources() { try fill(projection) }
    }

    private func hasResources() throws -> Bool {
        try connection.first("SELECT 1 FROM resource LIMIT 1") { _ in true } ?? false
    }

    /// Makes all rows of a projection anew, one resource at a time.
    func fill(_ projection: Projection) throws {
        let reading = SQLiteReading(connection, names: names, projections: projections)
        try reading.forEachResource(ofTypes: projection.types.map { $0.sorted() }) { resource in
            let rows = ProjectedRows(projection: projection.name, rows: projection.rows(try resource.json()))
            try projections.insert(rows, at: resource.key, in: connection)
            return true
        }
    }

    /// The table of a projection and its indexes, all led by the patient.
    static func statements(for projection: Projection) -> String {
        let table = ProjectionTables.table(of: projection.name)
        let columns = projection.columns.map { ", \($0.name) \($0.kind.rawValue)" }.joined()
        let indexes = projection.indexes.map { index in
            "\nCREATE INDEX \(table)_\(index.name) ON \(table) (patient, \(index.columns.joined(separator: ", ")));"
        }
        return "CREATE TABLE \(table) (patient INTEGER NOT NULL, resource INTEGER NOT NULL, ordinal INTEGER NOT NULL"
            + "\(columns), PRIMARY KEY (patient, resource, ordinal)) STRICT, WITHOUT ROWID;" + indexes.joined()
    }
}
