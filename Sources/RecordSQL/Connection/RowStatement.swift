/// A statement for rows that are all alike: an INSERT, or a question about each. A connection may send many rows at once.
package struct RowStatement: Sendable {
    /// What a column's values are while they are on their way.
    package enum Kind: Sendable, Hashable {
        case integer, real, text, bytes
    }

    /// For one row: a `?` for each value.
    package let single: String
    /// For many rows: what stands before and after a list of rows with columns of ``kinds``.
    package let before: String
    package let after: String
    package let kinds: [Kind]
    /// The tables and sequences that it changes; none for a question. Whatever names one of them may look at what it did.
    package let changes: Set<String>

    package init(
        _ single: String, before: String, after: String = "", _ kinds: [Kind], changing changes: Set<String> = []
    ) {
        self.single = single
        self.before = before
        self.after = after
        self.kinds = kinds
        self.changes = changes
    }

    /// An INSERT.
    ///
    /// - Parameters:
    ///   - ignoringDuplicates: whether a row that is there already is left as it is.
    ///   - sequence: where the table's own numbers come from; nil where it has none.
    package static func insert(
        into table: String, _ columns: [(name: String, kind: Kind)], ignoringDuplicates: Bool = false,
        numberedBy sequence: String? = nil
    ) -> RowStatement {
        let names = columns.map(\.name).joined(separator: ", ")
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let end = ignoringDuplicates ? " ON CONFLICT DO NOTHING" : ""
        return RowStatement(
            "INSERT INTO \(table) (\(names)) VALUES (\(places))" + end,
            before: "INSERT INTO \(table) (\(names)) SELECT * FROM ", after: end, columns.map(\.kind),
            changing: Set([table, sequence].compactMap { $0 }))
    }
}
