import FHIR
import Record

/// Writes, removes and looks for the rows of the search index.
struct SearchIndexWriter {
    let connection: any SQLConnection
    let tables: RecordTables

    /// Parameters that other tables answer: the locator of `resource`, and its `updated`.
    static let answeredElsewhere: Set<String> = ["_id", "_lastUpdated"]

    func insert(_ entries: [SearchEntry], at key: ResourceKey) throws {
        // Long texts are in no key, so that no engine need tell that two are alike; a resource has few.
        var texts: [IndexRow] = []
        for entry in entries where !Self.answeredElsewhere.contains(entry.code) {
            for row in try IndexRow.rows(of: entry, names: tables.names, adding: true, in: connection) {
                if row.table == .string {
                    if texts.contains(row) { continue }
                    texts.append(row)
                }
                try connection.run(statements(row).insert, row.values(at: key, tables.keys))
            }
        }
    }

    func delete(_ entries: [SearchEntry], at key: ResourceKey) throws {
        for row in try rows(of: entries) {
            try connection.run(statements(row).delete, row.values(at: key, tables.keys))
        }
    }

    /// The rows that a resource's entries give; values that are alike as rows give one.
    func rows(of entries: [SearchEntry]) throws -> Set<IndexRow> {
        var rows: Set<IndexRow> = []
        for entry in entries where !Self.answeredElsewhere.contains(entry.code) {
            rows.formUnion(try IndexRow.rows(of: entry, names: tables.names, adding: false, in: connection))
        }
        return rows
    }

    /// How many of each of these rows there are: 1 where index and resource agree.
    func counts(_ rows: [IndexRow], at key: ResourceKey) throws -> [Int64] {
        try connection.integers(rows.map { SQLText(statements($0).count, $0.values(at: key, tables.keys)) })
    }

    private func statements(_ row: IndexRow) -> IndexStatements { tables.index[row.table.rawValue] }
}
