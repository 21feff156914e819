package import Record

/// What the readings and transactions of one record have in common: the engine's way of writing SQL, the names met so
/// far, and statements made once.
package final class RecordTables: Sendable {
    package let dialect: any SQLDialect
    package let names = Names()
    let patientNames = PatientNames()
    package let projections: ProjectionTables
    package let statements: ResourceStatements
    let index: [IndexStatements]

    package init(_ dialect: any SQLDialect, projections: [Projection]) throws(RecordError) {
        self.dialect = dialect
        self.projections = try ProjectionTables(projections)
        statements = ResourceStatements(dialect)
        index = IndexTable.allCases.map { IndexStatements($0, dialect.keys) }
    }

    var keys: KeyColumns { dialect.keys }
}

/// The statements that every write and most reads need.
package struct ResourceStatements: Sendable {
    /// By key: key, type, id, version, updated, body.
    let current: String
    /// The same of many keys.
    let currentOfMany: RowStatement
    /// By type and id: key, version, updated, body.
    let byIdentifier: String
    /// The versions before the current one, newest first: key, version, updated, body.
    let former: String
    /// By key and version: key, version, updated, body.
    let formerVersion: String
    /// By key: type, id, deleted or not.
    let identity: String
    let insertFormer: RowStatement
    let replace: String
    let insertEvent: RowStatement
    /// Takes next and number.
    let updatePatient: RowStatement
    let insertAudit: RowStatement
    let newestAudit: String
    /// What a whole resource is read from: key, type, id, version, updated, body.
    static func columns(_ keys: KeyColumns) -> String { "\(keys.rawValue), type, id, version, updated, body" }

    private static func ofMany(_ single: String, _ keys: KeyColumns) -> RowStatement {
        let wanted = keys.names.map { "wanted_\($0)" }
        let areEqual = zip(keys.names, wanted).map { "resource.\($0) = \($1)" }.joined(separator: " AND ")
        return RowStatement(
            single, before: "SELECT \(columns(keys)) FROM (SELECT * FROM ",
            after:
                ") AS wanted (\(wanted.joined(separator: ", "))) JOIN resource ON \(areEqual) WHERE body IS NOT NULL",
            keys.kinds.map(\.kind))
    }

    init(_ dialect: any SQLDialect) {
        let keys = dialect.keys
        let version = "\(keys.rawValue), version, updated, body"
        current = "SELECT \(Self.columns(keys)) FROM resource WHERE \(keys.isKey) AND body IS NOT NULL"
        currentOfMany = Self.ofMany(current, keys)
        byIdentifier = "SELECT \(version) FROM \(dialect.resourceByIdentifier)"
        former = "SELECT \(version) FROM former WHERE \(keys.isKey) ORDER BY version DESC"
        formerVersion = "SELECT \(version) FROM former WHERE \(keys.isKey) AND version = ?"
        identity = "SELECT type, id FROM resource WHERE \(keys.isKey)"
        insertFormer = .insert(
            into: "former", keys.kinds + [("version", .integer), ("updated", .integer), ("body", .bytes)])
        replace = "UPDATE resource SET version = ?, updated = ?, body = ? WHERE \(keys.isKey)"
        updatePatient = RowStatement(
            "UPDATE patient SET next = ? WHERE number = ?",
            before: "UPDATE patient SET next = changed.next FROM (SELECT * FROM ",
            after: ") AS changed (next, number) WHERE patient.number = changed.number", [.integer, .integer],
            changing: ["patient"])
        insertAudit = dialect.insertAudit
        newestAudit = dialect.newestAudit
        insertEvent = .insert(
            into: "event",
            keys.kinds + [("type", .integer), ("id", .bytes), ("version", .integer), ("change", .integer)],
            numberedBy: "event_number")
    }
}
