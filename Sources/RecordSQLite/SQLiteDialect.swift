import Record
import RecordSQL

/// SQLite's way of writing the record's SQL.
struct SQLiteDialect: SQLDialect {
    var keys: KeyColumns { .whole }

    /// The plus keeps SQLite from guessing: it knows no numbers of what a type or a patient has, and guesses wrong.
    var asideHint: String { "+" }

    var needsSearchOrder: Bool { true }

    /// There is one part, and a reference finds a patient's rows in it as quickly as the patient does.
    var liesInParts: Bool { false }

    var tallySettings: String? { nil }

    var resourceByIdentifier: String { "resource WHERE type = ? AND id = ?" }

    func hasIdentifier(among count: Int) -> String {
        "type = ? AND id IN (\(Array(repeating: "?", count: count).joined(separator: ", ")))"
    }

    var indexedIdentifier: String { "resource.id" }

    var patientByIdentifier: String { "patient WHERE id = ?" }

    var insertPatient: String { "INSERT INTO patient (id, next) VALUES (?, 1) RETURNING number" }

    var insertResource: RowStatement {
        RowStatement(
            "INSERT INTO resource (key, type, id, version, updated, body) VALUES (?, ?, ?, 1, ?, ?)", before: "",
            [.integer, .integer, .bytes, .integer, .bytes], changing: ["resource"])
    }

    var moveResource: [String] {
        ["UPDATE resource SET key = ? WHERE key = ?", "UPDATE former SET key = ? WHERE key = ?"]
    }

    var insertAudit: RowStatement { .insert(into: "audit", AuditColumns.kinds) }

    var expectations: ExpectationStatements? { nil }

    var newestAudit: String { "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1" }

    var announcement: String? { nil }

    var auditPatient: String { "patient" }

    var auditSpan: AuditSpan? { Migration.auditSpan }

    var copying: CopyStatements {
        CopyStatements(
            beforehand: [],
            patient: .insert(into: "patient", [("number", .integer), ("id", .bytes), ("next", .integer)]),
            resource: .insert(
                into: "resource",
                [
                    ("key", .integer), ("type", .integer), ("id", .bytes), ("version", .integer), ("updated", .integer),
                    ("body", .bytes),
                ]),
            event: .insert(
                into: "event",
                [
                    ("number", .integer), ("key", .integer), ("type", .integer), ("id", .bytes), ("version", .integer),
                    ("change", .integer),
                ]),
            lastEvent: "SELECT seq FROM sqlite_sequence WHERE name = 'event'",
            // The table has no key of its own; whichever of the two finds its row missing or there does nothing.
            setLastEvent: [
                "UPDATE sqlite_sequence SET seq = ? WHERE name = 'event'",
                """
                INSERT INTO sqlite_sequence (name, seq) SELECT 'event', ?
                WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'event')
                """,
            ], afterwards: [])
    }

    func placeText(_ type: String) -> String { "hex(\(type).name)" }

    func placeText(_ resource: String, _ type: String) -> String {
        """
        hex(\(type).name) || '.' || CASE typeof(\(resource).id) WHEN 'blob' THEN '00' || hex(\(resource).id) \
        ELSE hex(\(resource).id) END
        """
    }

    func contains(_ column: String) -> String { "instr(\(column), ?) > 0" }

    /// The range of all texts that begin so: U+10FFFF sorts after every other character.
    func startsWith(_ column: String, _ text: String) -> SQLText {
        SQLText("\(column) >= ? AND \(column) < ?", [.text(text), .text(text + "\u{10FFFF}")])
    }

    func isText(_ column: String, _ text: String) -> SQLText { SQLText("\(column) = ?", [.text(text)]) }

    func indexed(_ column: String) -> String { column }

    func beginsWith(_ column: String, _ text: String) -> SQLText { startsWith(column, text) }

    // Null comes first in SQLite, and last the other way round.
    func ascending(_ column: String) -> String { column }
    func descending(_ column: String) -> String { column + " DESC" }

    /// The table of a projection, led by the patient, and its indexes.
    func statements(for projection: Projection) -> String {
        let table = ProjectionTables.table(of: projection.name)
        let columns = projection.columns.map { ", \($0.name) \($0.kind.rawValue)" }.joined()
        let indexes = projection.indexes.map { index in
            "\nCREATE INDEX \(table)_\(index.name) ON \(table) (\(index.allColumns.joined(separator: ", ")));"
        }
        return "CREATE TABLE \(table) (patient INTEGER NOT NULL, resource INTEGER NOT NULL, ordinal INTEGER NOT NULL"
            + "\(columns), PRIMARY KEY (patient, resource, ordinal)) STRICT, WITHOUT ROWID;" + indexes.joined()
    }

    func dropping(_ projection: Projection) -> String {
        "DROP TABLE IF EXISTS \(ProjectionTables.table(of: projection.name));"
    }

    var contradictions: [Contradiction] {
        [
            Contradiction(
                """
                SELECT patient.number FROM patient WHERE patient.next <= (
                    SELECT max(key) FROM resource WHERE key BETWEEN patient.number << \(ResourceKey.sequenceBits)
                    AND patient.number << \(ResourceKey.sequenceBits) | \(ResourceKey.lastSequence)
                ) & \(ResourceKey.lastSequence)
                """, subject: "patient", finding: "the next number is already in use")
        ]
    }
}
