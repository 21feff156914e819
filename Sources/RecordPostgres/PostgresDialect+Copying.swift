import RecordSQL

extension PostgresDialect {
    var copying: CopyStatements {
        CopyStatements(
            // Going through all takes as long as it takes.
            beforehand: ["SET LOCAL statement_timeout = 0"],
            patient: Self.located(
                "number, id, next", [.integer, .bytes, .integer], "patient_locator (id, number) SELECT id, number",
                "patient (number, id, next) SELECT number, id, next", changing: ["patient_locator", "patient"]),
            resource: Self.located(
                "patient, resource, type, id, version, updated, body",
                [.integer, .integer, .integer, .bytes, .integer, .integer, .bytes],
                "locator (id, type, patient, resource) SELECT id, type, patient, resource",
                """
                resource (patient, resource, type, id, version, updated, body)
                SELECT patient, resource, type, id, version, updated, body
                """, changing: ["locator", "resource"]),
            event: .insert(
                into: "event",
                [
                    ("number", .integer), ("patient", .integer), ("resource", .integer), ("type", .integer),
                    ("id", .bytes), ("version", .integer), ("change", .integer),
                ]),
            lastEvent: "SELECT last_value FROM event_number WHERE is_called",
            setLastEvent: ["SELECT setval('event_number', ?)"],
            afterwards: [
                "SELECT setval('patient_number', max(number)) FROM patient HAVING max(number) > 0",
                // Otherwise what reads the copy next would take every table for an empty one.
                "ANALYZE patient, patient_locator, resource, locator, former, audit, event, note",
                "ANALYZE \(IndexTable.allCases.map(\.name).joined(separator: ", "))",
                "DISCARD PLANS",
            ])
    }

    /// Rows that go into a table and into the one that leads there.
    static func located(
        _ columns: String, _ kinds: [RowStatement.Kind], _ locator: String, _ table: String,
        changing changes: Set<String>
    ) -> RowStatement {
        let before = "WITH new (\(columns)) AS ("
        let after = "), located AS (INSERT INTO \(locator) FROM new) INSERT INTO \(table) FROM new"
        let places = kinds.map { "?::" + GatheredRows.type($0) }.joined(separator: ", ")
        return RowStatement(
            before + "VALUES (\(places))" + after, before: before + "SELECT * FROM ", after: after, kinds,
            changing: changes)
    }
}
