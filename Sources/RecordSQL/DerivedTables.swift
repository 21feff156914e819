package import Record

/// What is made from the resources and can be made anew: projections and the search index.
package struct DerivedTables {
    private let connection: any SQLConnection
    private let tables: RecordTables
    private let preparer: ResourcePreparer
    private let told: RebuildProgress.Told

    /// It is told after so many resources, and at the end.
    package static let tellingStep = 1_000

    /// - Parameter told: how far it is, where something is made anew.
    package init(
        _ connection: any SQLConnection, tables: RecordTables, preparer: ResourcePreparer,
        told: @escaping RebuildProgress.Told
    ) {
        self.connection = connection
        self.tables = tables
        self.preparer = preparer
        self.told = told
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
        try forEachResource(ofTypes: nil, for: .searchIndex) { resource in
            try index.insert(preparer.searchEntries(try resource.json()), at: resource.key)
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
        try forEachResource(ofTypes: projection.types?.sorted(), for: .projection(projection.name)) { resource in
            let rows = ProjectedRows(projection: projection.name, rows: projection.rows(try resource.json()))
            try tables.projections.insert(rows, at: resource.key, in: connection)
        }
    }

    /// Goes through the resources, and tells how far it is.
    private func forEachResource(
        ofTypes types: [String]?, for part: RebuildProgress.Part, _ body: (StoredResource) throws -> Void
    ) throws {
        var (done, all) = (0, try count(ofTypes: types))
        try SQLReading(connection, tables: tables).forEachResource(ofTypes: types) { resource in
            try body(resource)
            done += 1
            all = max(all, done)
            if done.isMultiple(of: Self.tellingStep) { told(RebuildProgress(part, done: done, all: all)) }
            return true
        }
        told(RebuildProgress(part, done: done, all: done))
    }

    private func count(ofTypes types: [String]?) throws -> Int {
        let numbers = try types?.compactMap { try tables.names.types.number(of: $0, in: connection) }
        if numbers?.isEmpty == true { return 0 }
        var sql = SQLText("SELECT count(*) FROM resource WHERE body IS NOT NULL")
        if let numbers {
            let places = Array(repeating: "?", count: numbers.count).joined(separator: ", ")
            sql.and(SQLText("type IN (\(places))", numbers.map { .integer($0) }))
        }
        return try connection.first(sql) { Int($0.integer(0)) } ?? 0
    }
}
