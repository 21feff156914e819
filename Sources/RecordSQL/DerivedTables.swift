package import Record

/// What is made from the resources and can be made anew: projections and the search index.
package struct DerivedTables {
    private let connection: any SQLConnection
    private let tables: RecordTables
    private let preparer: ResourcePreparer

    package init(_ connection: any SQLConnection, tables: RecordTables, preparer: ResourcePreparer) {
        self.connection = connection
        self.tables = tables
        self.preparer = preparer
    }

    /// Makes anew what another version made than the one that would make it now.
    package func bringUpToDate() throws {
        for projection in tables.projections.projections { try bringUpToDate(projection) }
        try bringSearchIndexUpToDate()
    }

    /// Makes the search index anew where the indexer has another version than the one that made it.
    private func bringSearchIndexUpToDate() throws {
        let stored = try connection.first("SELECT version FROM search_index") { Int($0.integer(0)) }
        if stored == preparer.searchVersion { return }
        try connection.run("DELETE FROM search_index")
        try connection.run(
            "INSERT INTO search_index (version) VALUES (?)", [.integer(Int64(preparer.searchVersion))])
        guard try hasResources() else { return }
        for table in IndexTable.allCases { try connection.run("DELETE FROM \(table.name)") }
        let index = SearchIndexWriter(connection: connection, tables: tables)
        try SQLReading(connection, tables: tables).forEachResource(ofTypes: nil) { resource in
            try index.insert(preparer.searchEntries(try resource.json()), at: resource.key)
            return true
        }
    }

    /// Makes a projection's table where it is missing or of another version, and fills it from the record.
    private func bringUpToDate(_ projection: Projection) throws {
        let stored = try connection.first(
            "SELECT version, shape FROM projection WHERE name = ?", [.text(projection.name)]
        ) { (version: Int($0.integer(0)), shape: $0.text(1)) }
        let statements = tables.dialect.statements(for: projection)
        if let stored, stored.version == projection.version, stored.shape == statements { return }
        try connection.execute(script: tables.dialect.dropping(projection) + "\n" + statements)
        try connection.run("DELETE FROM projection WHERE name = ?", [.text(projection.name)])
        try connection.run(
            "INSERT INTO projection (name, version, shape) VALUES (?, ?, ?)",
            [.text(projection.name), .integer(Int64(projection.version)), .text(statements)])
        if try hasResources() { try fill(projection) }
    }

    private func hasResources() throws -> Bool {
        try connection.first("SELECT 1 FROM resource LIMIT 1") { _ in true } ?? false
    }

    /// Makes all rows of a projection anew, one resource at a time.
    private func fill(_ projection: Projection) throws {
        let reading = SQLReading(connection, tables: tables)
        try reading.forEachResource(ofTypes: projection.types.map { $0.sorted() }) { resource in
            let rows = ProjectedRows(projection: projection.name, rows: projection.rows(try resource.json()))
            try tables.projections.insert(rows, at: resource.key, in: connection)
            return true
        }
    }
}
