import Record
import RecordSQL

/// PostgreSQL's way of writing the record's SQL.
struct PostgresDialect: SQLDialect {
    /// Partitions of a table; see decision 9.
    static let partitions = 8
    /// As many characters of a text are indexed: an index takes no more than 2,704 bytes a row.
    private static let indexedCharacters = 100

    var keys: KeyColumns { .parts }

    /// PostgreSQL knows how much there is of what.
    var asideHint: String { "" }

    var needsSearchOrder: Bool { false }

    var liesInParts: Bool { true }

    /// Part is laid beside part, which a search of few would pay for with longer planning; and nothing goes to the disk.
    var tallySettings: String? {
        """
        SELECT set_config('enable_partitionwise_join', 'on', true), set_config('enable_partitionwise_aggregate', 'on', true),
        set_config('work_mem', '64MB', true)
        """
    }

    var resourceByIdentifier: String {
        "locator JOIN resource USING (patient, resource) WHERE locator.type = ? AND locator.id = ?"
    }

    func hasIdentifier(among count: Int) -> String {
        let places = Array(repeating: "?", count: count).joined(separator: ", ")
        return "\(keys.tuple) IN (SELECT \(keys.list) FROM locator WHERE type = ? AND id IN (\(places)))"
    }

    var indexedIdentifier: String { "resource.id" }

    var patientByIdentifier: String { "patient_locator JOIN patient USING (number) WHERE patient_locator.id = ?" }

    var insertPatient: String {
        """
        WITH located AS (
            INSERT INTO patient_locator (id, number) VALUES (?, nextval('patient_number')) RETURNING id, number
        )
        INSERT INTO patient (number, id, next) SELECT number, id, 1 FROM located RETURNING number
        """
    }

    var insertResource: RowStatement {
        Self.located(
            "patient, resource, type, id, updated, body", [.integer, .integer, .integer, .bytes, .integer, .bytes],
            "locator (id, type, patient, resource) SELECT id, type, patient, resource",
            """
            resource (patient, resource, type, id, version, updated, body)
            SELECT patient, resource, type, id, 1, updated, body
            """, changing: ["locator", "resource"])
    }

    /// Each wanted row leads to one row of the tables behind it.
    var expectations: ExpectationStatements? {
        ExpectationStatements(
            resources: Self.question(
                """
                SELECT locator.type, locator.id, \(keys.rawValue(in: "resource")), resource.version, resource.updated,
                resource.body
                """, wanted: [("type", .integer), ("id", .bytes)],
                """
                JOIN locator ON locator.id = wanted.id AND locator.type = wanted.type
                JOIN resource ON resource.patient = locator.patient AND resource.resource = locator.resource
                """),
            patients: Self.question(
                "SELECT patient.id, patient.number, patient.next", wanted: [("id", .bytes)],
                """
                JOIN patient_locator ON patient_locator.id = wanted.id
                JOIN patient ON patient.number = patient_locator.number
                """),
            newPatients: Self.question(
                """
                WITH located AS (
                    INSERT INTO patient_locator (id, number) SELECT wanted.id, nextval('patient_number')
                """, wanted: [("id", .bytes)],
                """
                    RETURNING id, number
                )
                INSERT INTO patient (number, id, next) SELECT number, id, 1 FROM located RETURNING id, number, next
                """))
    }

    private static func question(
        _ before: String, wanted: [(name: String, kind: RowStatement.Kind)], _ after: String
    ) -> RowStatement {
        let end = ") AS wanted (\(wanted.map(\.name).joined(separator: ", ")))\n" + after
        let places = wanted.map { "?::" + GatheredRows.type($0.kind) }.joined(separator: ", ")
        return RowStatement(
            before + "\nFROM (VALUES (\(places))" + end, before: before + "\nFROM (SELECT * FROM ", after: end,
            wanted.map(\.kind))
    }

    /// The locator first, while the resource is still where it was.
    var moveResource: [String] {
        [
            """
            UPDATE locator SET patient = ?, resource = ? FROM resource
            WHERE locator.type = resource.type AND locator.id = resource.id
            AND resource.patient = ? AND resource.resource = ?
            """,
            "UPDATE resource SET \(keys.assignments) WHERE \(keys.isKey)",
            "UPDATE former SET \(keys.assignments) WHERE \(keys.isKey)",
        ]
    }

    /// A row about nobody in particular has patient -1: no column of a key is null.
    var insertAudit: RowStatement {
        let before = """
            INSERT INTO audit (\(AuditColumns.list))
            SELECT number, instant, coalesce(patient, -1), asked, who, role, purpose, action, activity, outcome, count, hash,
                ground, unit, app
            FROM (
            """
        let after = ") AS new (\(AuditColumns.list))"
        let places = AuditColumns.kinds.map { "?::" + GatheredRows.type($0.kind) }.joined(separator: ", ")
        return RowStatement(
            before + "VALUES (\(places))" + after, before: before + "SELECT * FROM ", after: after,
            AuditColumns.kinds.map(\.kind), changing: ["audit"])
    }

    var newestAudit: String { "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1" }

    var announcement: String? {
        "SELECT pg_notify(\(PostgresWatch.channel), (SELECT last_value FROM event_number)::text)"
    }

    var auditPatient: String { "nullif(patient, -1)" }

    /// The audit lies by patient itself, and a question costs a way to the server: all pieces at once.
    var auditSpan: AuditSpan? { nil }

    func placeText(_ type: String) -> String { "upper(encode(\(type).name, 'hex'))" }

    func placeText(_ resource: String, _ type: String) -> String {
        "upper(encode(\(type).name, 'hex') || '.' || encode(\(resource).id, 'hex'))"
    }

    func contains(_ column: String) -> String { "strpos(\(column), ?) > 0" }

    func startsWith(_ column: String, _ text: String) -> SQLText {
        // The range of all texts that begin so: U+10FFFF sorts after every other character.
        let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.indexedCharacters)))
        var condition = SQLText(
            "\(indexed(column)) >= ? AND \(indexed(column)) < ?", [.text(beginning), .text(beginning + "\u{10FFFF}")])
        if beginning != text { condition.and(SQLText("starts_with(\(column), ?)", [.text(text)])) }
        return condition
    }

    func isText(_ column: String, _ text: String) -> SQLText {
        let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.indexedCharacters)))
        return SQLText("\(indexed(column)) = ? AND \(column) = ?", [.text(beginning), .text(text)])
    }

    func indexed(_ column: String) -> String { "left(\(column), \(Self.indexedCharacters))" }

    func beginsWith(_ column: String, _ text: String) -> SQLText {
        let ranges = BoundedBytes.ranges(beginningWith: text)
        let range = "(\(column) >= ? AND \(column) < ?)"
        return SQLText.any(ranges.map { SQLText(range, [.bytes($0.lowerBound), .bytes($0.upperBound)]) })
    }

    // As SQLite does; the indexes are made so.
    func ascending(_ column: String) -> String { column + " NULLS FIRST" }
    func descending(_ column: String) -> String { column + " DESC NULLS LAST" }

    func statements(for projection: Projection) -> String {
        let table = ProjectionTables.table(of: projection.name)
        let columns = projection.columns.map { ", \($0.name) \(Self.type($0.kind))" }.joined()
        let indexes = projection.indexes.map { index in
            let columns = index.allColumns.map { $0 == "patient" ? $0 : $0 + " NULLS FIRST" }.joined(separator: ", ")
            return "CREATE INDEX \(table)_\(index.name) ON \(table) (\(columns));\n"
        }
        return Self.partitioned(
            table, by: "patient",
            "patient BIGINT NOT NULL, resource INTEGER NOT NULL, ordinal INTEGER NOT NULL\(columns), "
                + "PRIMARY KEY (patient, resource, ordinal)") + indexes.joined()
    }

    func dropping(_ projection: Projection) -> String {
        "DROP TABLE IF EXISTS \(ProjectionTables.table(of: projection.name));"
    }

    private static func type(_ kind: Projection.Column.Kind) -> String {
        switch kind {
        case .integer: "BIGINT"
        case .real: "DOUBLE PRECISION"
        // Texts are ordered by their characters' numbers, as in SQLite, not by a language.
        case .text: "TEXT COLLATE \"C\""
        }
    }

    /// The statements that make a table in hash partitions.
    static func partitioned(_ table: String, by column: String, _ definition: String) -> String {
        let parts = (0..<partitions).map { part in
            "CREATE TABLE \(table)_\(part) PARTITION OF \(table) "
                + "FOR VALUES WITH (MODULUS \(partitions), REMAINDER \(part));\n"
        }
        return "CREATE TABLE \(table) (\(definition)) PARTITION BY HASH (\(column));\n" + parts.joined()
    }

    var contradictions: [Contradiction] {
        [
            Contradiction(
                """
                SELECT number FROM patient WHERE next <= coalesce(
                    (SELECT max(resource.resource) FROM resource WHERE resource.patient = patient.number), 0)
                """, subject: "patient", finding: "the next number is already in use"),
            Contradiction(
                """
                SELECT resource.patient FROM resource LEFT JOIN locator
                ON locator.type = resource.type AND locator.id = resource.id
                AND locator.patient = resource.patient AND locator.resource = resource.resource
                WHERE locator.id IS NULL
                """, subject: "patient", finding: "a resource is not found by its id"),
            Contradiction(
                """
                SELECT locator.patient FROM locator LEFT JOIN resource
                ON locator.patient = resource.patient AND locator.resource = resource.resource
                AND locator.type = resource.type AND locator.id = resource.id
                WHERE resource.id IS NULL
                """, subject: "patient", finding: "an id leads to no resource"),
            Contradiction(
                """
                SELECT coalesce(patient.number, patient_locator.number)
                FROM patient FULL JOIN patient_locator ON patient.number = patient_locator.number
                WHERE patient.id IS DISTINCT FROM patient_locator.id
                """, subject: "patient", finding: "the id does not lead to the number"),
        ]
    }
}
