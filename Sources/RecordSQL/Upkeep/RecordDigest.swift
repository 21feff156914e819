package import Record

/// What a record holds, table by table, in a form that does not depend on the engine: two records with the same digests
/// are the same record.
package struct RecordDigest {
    private let reading: SQLReading
    private var connection: any SQLConnection { reading.connection }
    private var keys: KeyColumns { reading.keys }

    package init(_ reading: SQLReading) {
        self.reading = reading
    }

    package func tables() throws -> [TableDigest] {
        [
            try digest("patient", "SELECT number, id, next FROM patient ORDER BY number") { row, digest in
                digest.add(row.integer(0))
                digest.add(row.compact(1))
                digest.add(row.integer(2))
            },
            try digest(
                "resource", "SELECT \(ResourceStatements.columns(keys)) FROM resource ORDER BY \(keys.list)"
            ) { row, digest in
                let resource = try reading.resource(from: row)
                digest.add(resource.key.rawValue)
                digest.add(resource.type)
                digest.add(resource.id)
                digest.add(Int64(resource.version))
                digest.add(resource.updated)
                digest.add(row.isNull(5) ? nil : resource.bytes)
            },
            try digest(
                "former",
                "SELECT \(keys.rawValue), version, updated, body FROM former ORDER BY \(keys.list), version"
            ) { row, digest in
                for column in 0..<3 { digest.add(row.integer(column)) }
                digest.add(row.isNull(3) ? nil : row.bytes(3))
            },
            try digest("audit", "SELECT \(reading.auditColumns) FROM audit ORDER BY number") { row, digest in
                digest.add(row.integer(0))
                digest.add(row.integer(1))
                digest.add(row.isNull(2) ? -1 : row.integer(2))
                digest.add(row.isNull(3) ? nil : row.compact(3))
                for column in 4...9 { digest.add(row.text(column)) }
                digest.add(row.integer(10))
                digest.add(row.bytes(11))
                for column in 12...14 { digest.add(row.text(orNil: column)) }
            },
            try digest(
                "event", "SELECT number, \(keys.rawValue), version, change, type, id FROM event ORDER BY number"
            ) { row, digest in
                for column in 0..<4 { digest.add(row.integer(column)) }
                digest.add(try reading.tables.names.types.name(of: row.integer(4), in: reading.connection))
                digest.add(row.compact(5))
            },
            try digest("note", "SELECT name, value FROM note ORDER BY name") { row, digest in
                digest.add(row.text(0))
                digest.add(row.bytes(1))
            },
        ]
    }

    private func digest(
        _ table: String, _ sql: String, _ add: (any SQLRow, inout ContentDigest) throws -> Void
    ) throws -> TableDigest {
        var digest = ContentDigest()
        var rows = 0
        try connection.forEach(sql) { row in
            try add(row, &digest)
            rows += 1
            return true
        }
        return TableDigest(table: table, rows: rows, digest: digest.text)
    }
}
