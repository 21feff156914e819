/// The tables of the search index, one for each kind of comparison.
package enum IndexTable: Int, CaseIterable, Sendable {
    case token, string, date, number, quantity, reference, uri, composite

    package var name: String { "\(self)_index" }

    /// The columns besides `parameter` and the key, in the order of ``IndexRow/cells``.
    ///
    /// Of a quantity, `code` and `value` are in UCUM's base units where it is in UCUM's units, else as written; `lower`
    /// and `upper` are the amount as written. Of a quantity in a composite, `lower` is the one and `upper` the other.
    package var columns: [String] {
        switch self {
        case .token: ["code", "system"]
        case .string: ["folded", "exact"]
        case .date: ["earliest", "latest"]
        case .number: ["value", "lower", "upper"]
        case .quantity: ["code", "value", "system", "lower", "upper"]
        case .reference: ["type", "id"]
        case .uri: ["address"]
        case .composite: ["code", "system", "second", "second_system", "lower", "upper"]
        }
    }
}

/// The statements for one table of the search index; each takes the parameter, the key and the cells.
struct IndexStatements: Sendable {
    let insert: String
    let delete: String
    let count: String

    /// Two values of one resource may be alike as rows, such as texts that fold alike: the second adds nothing.
    init(_ table: IndexTable, _ keys: KeyColumns) {
        let columns = ["parameter"] + keys.names + table.columns
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let same = columns.map { $0 + " = ?" }.joined(separator: " AND ")
        insert =
            "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places)) ON CONFLICT DO NOTHING"
        delete = "DELETE FROM \(table.name) WHERE \(same)"
        count = "SELECT count(*) FROM \(table.name) WHERE \(same)"
    }
}
