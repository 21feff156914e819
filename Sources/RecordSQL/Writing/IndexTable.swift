/// The tables of the search index, one for each kind of comparison.
package enum IndexTable: Int, CaseIterable, Sendable {
    case token, string, date, number, quantity, reference, uri, composite

    package var name: String { "\(self)_index" }

    /// The columns besides `parameter` and the key, in the order of ``IndexRow/cells``.
    ///
    /// Of a quantity, `code` and `value` are in UCUM's base units where it is in UCUM's units, else as written; `lower`
    /// and `upper` are the amount as written. Of a quantity in a composite, `lower` is the one and `upper` the other.
    package var columns: [String] { kinds.map(\.name) }

    /// The same with what their values are.
    var kinds: [(name: String, kind: RowStatement.Kind)] {
        switch self {
        case .token: [("code", .bytes), ("system", .integer)]
        case .string: [("folded", .text), ("exact", .text)]
        case .date: [("earliest", .integer), ("latest", .integer)]
        case .number: [("value", .real), ("lower", .real), ("upper", .real)]
        case .quantity:
            [("code", .bytes), ("value", .real), ("system", .integer), ("lower", .real), ("upper", .real)]
        case .reference: [("type", .integer), ("id", .bytes)]
        case .uri: [("address", .bytes)]
        case .composite:
            [
                ("code", .bytes), ("system", .integer), ("second", .bytes), ("second_system", .integer),
                ("lower", .real), ("upper", .real),
            ]
        }
    }
}

/// The statements for one table of the search index; each takes the parameter, the key and the cells.
struct IndexStatements: Sendable {
    let insert: RowStatement
    let delete: String
    let count: String

    /// Two values of one resource may be alike as rows, such as texts that fold alike: the second adds nothing.
    init(_ table: IndexTable, _ keys: KeyColumns) {
        let columns = ["parameter"] + keys.names + table.columns
        let same = columns.map { $0 + " = ?" }.joined(separator: " AND ")
        insert = .insert(
            into: table.name, [("parameter", .integer)] + keys.kinds + table.kinds, ignoringDuplicates: true)
        delete = "DELETE FROM \(table.name) WHERE \(same)"
        count = "SELECT count(*) FROM \(table.name) WHERE \(same)"
    }
}
