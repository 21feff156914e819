package import Record

/// Copies a record into an empty one, whatever engine either is in: all that was written, with its keys, numbers and
/// hashes. What is made from the resources is made anew on the way.
package struct RecordCopy {
    private let source: SQLReading
    private let target: any SQLConnection
    private let tables: RecordTables
    private let preparer: ResourcePreparer
    private let statements: CopyStatements
    private let pause: () throws -> Void

    /// The target may take a breath after as many resources or rows.
    private static let stride = 5000

    /// - Parameters:
    ///   - source: at one snapshot.
    ///   - target: the connection to a record with nothing in it, and its tables.
    ///   - pause: called now and then between rows, where the target may end one transaction and begin another.
    package init(
        from source: SQLReading, to target: any SQLConnection, _ tables: RecordTables, preparer: ResourcePreparer,
        pause: @escaping () throws -> Void = {}
    ) {
        self.source = source
        self.target = target
        self.tables = tables
        self.preparer = preparer
        self.pause = pause
        statements = tables.dialect.copying
    }

    private var keys: KeyColumns { source.keys }

    /// Copies everything.
    ///
    /// - Parameter progress: told how many resources have been copied of how many.
    package func run(_ progress: (Int, Int) -> Void) throws {
        for statement in source.tables.dialect.copying.beforehand { try source.connection.run(statement) }
        try copyPatients()
        try copyResources(progress)
        try copyFormer()
        try copyAudit()
        try copyEvents()
        try copyNotes()
        for statement in statements.afterwards { try target.run(statement) }
    }

    /// Compares what both hold.
    ///
    /// - Parameter copy: the target, read.
    /// - Throws: ``RecordError/unavailable(_:)`` naming the table that differs.
    package func verified(_ copy: SQLReading) throws -> CopyReport {
        let (original, copied) = (try RecordDigest(source).tables(), try RecordDigest(copy).tables())
        for (one, other) in zip(original, copied) where one != other {
            throw RecordError.unavailable(.damaged("the copy is not the same: \(one.table) differs"))
        }
        return CopyReport(tables: copied)
    }

    private func copyPatients() throws {
        try forEach("SELECT number, id, next FROM patient ORDER BY number") { row in
            let (number, next) = (row.integer(0), row.integer(2))
            guard number != ResourceKey.nobody else {
                return try target.run(
                    "UPDATE patient SET next = ? WHERE number = ?", [.integer(next), .integer(number)])
            }
            try target.add([.integer(number), .compact(row.compact(1)), .integer(next)], by: statements.patient)
        }
    }

    private func copyResources(_ progress: (Int, Int) -> Void) throws {
        let index = SearchIndexWriter(connection: target, tables: tables)
        let total = try source.connection.first("SELECT count(*) FROM resource") { Int($0.integer(0)) } ?? 0
        var copied = 0
        try forEach("SELECT \(ResourceStatements.columns(keys)) FROM resource ORDER BY \(keys.list)") { row in
            let resource = try source.resource(from: row)
            let type = try tables.names.types.number(adding: resource.type, in: target.aside)
            try target.add(
                tables.keys.values(resource.key) + [
                    .integer(type), .compact(resource.id), .integer(Int64(resource.version)),
                    .integer(resource.updated), .bytes(orNull: resource.isDeletion ? nil : resource.bytes),
                ], by: statements.resource)
            if !resource.isDeletion {
                let json = try resource.json()
                try index.insert(preparer.searchEntries(json), at: resource.key)
                for rows in preparer.projected(json, type: resource.type) {
                    try tables.projections.insert(rows, at: resource.key, in: target)
                }
            }
            copied += 1
            if copied % 1000 == 0 || copied == total { progress(copied, total) }
        }
    }

    private func copyFormer() throws {
        try forEach("SELECT \(keys.rawValue), version, updated, body FROM former ORDER BY \(keys.list), version") {
            row in
            try target.add(
                tables.keys.values(ResourceKey(rawValue: row.integer(0))) + [
                    .integer(row.integer(1)), .integer(row.integer(2)),
                    .bytes(orNull: row.isNull(3) ? nil : row.bytes(3)),
                ], by: tables.statements.insertFormer)
        }
    }

    private func copyAudit() throws {
        try forEach("SELECT \(source.auditColumns) FROM audit ORDER BY number") { row in
            try target.add(
                [
                    .integer(row.integer(0)), .integer(row.integer(1)),
                    row.isNull(2) ? .null : .integer(row.integer(2)), row.isNull(3) ? .null : .compact(row.compact(3)),
                ] + (4...9).map { .text(row.text($0)) } + [.integer(row.integer(10)), .bytes(row.bytes(11))]
                    + (12...14).map { .text(orNull: row.text(orNil: $0)) },
                by: tables.statements.insertAudit)
        }
    }

    private func copyEvents() throws {
        try forEach("SELECT number, \(keys.rawValue), type, id, version, change FROM event ORDER BY number") { row in
            let type = try source.tables.names.types.name(of: row.integer(2), in: source.connection)
            let number = try tables.names.types.number(adding: type, in: target.aside)
            try target.add(
                [.integer(row.integer(0))] + tables.keys.values(ResourceKey(rawValue: row.integer(1))) + [
                    .integer(number), .compact(row.compact(3)), .integer(row.integer(4)), .integer(row.integer(5)),
                ], by: statements.event)
        }
        // Whoever follows the record knows how far it had come, also when the events themselves are gone.
        let last = try source.connection.first(source.tables.dialect.copying.lastEvent) { $0.integer(0) } ?? 0
        if last > 0 { for sql in statements.setLastEvent { try target.run(sql, [.integer(last)]) } }
    }

    private func copyNotes() throws {
        let note = RowStatement.insert(into: "note", [("name", .text), ("value", .bytes)])
        try forEach("SELECT name, value FROM note ORDER BY name") { row in
            try target.add([.text(row.text(0)), .bytes(row.bytes(1))], by: note)
        }
    }

    private func forEach(_ sql: String, _ body: (any SQLRow) throws -> Void) throws {
        var rows = 0
        try source.connection.forEach(sql) { row in
            try body(row)
            rows += 1
            if rows % Self.stride == 0 { try pause() }
            return true
        }
        try pause()
    }
}
