package import Record

/// How a ``ResourceKey`` lies in the columns of a table.
package enum KeyColumns: Sendable {
    /// One column, `key`: rows and indexes are ordered by it, so that a patient's are one range.
    case whole
    /// `patient` and `resource`, for a database that is partitioned by patient.
    case parts

    /// The columns, in order.
    package var names: [String] {
        switch self {
        case .whole: ["key"]
        case .parts: ["patient", "resource"]
        }
    }

    /// The columns with what their values are, for a statement about many rows.
    package var kinds: [(name: String, kind: RowStatement.Kind)] { names.map { ($0, .integer) } }

    /// With commas between: for `ORDER BY` and lists of columns.
    package var list: String { names.joined(separator: ", ") }

    /// As one value, to compare with a sub-query or another key.
    package var tuple: String { names.count == 1 ? list : "(\(list))" }

    /// A `?` for each column.
    package var places: String { names.map { _ in "?" }.joined(separator: ", ") }

    /// The raw value of the key.
    package var rawValue: String {
        switch self {
        case .whole: "key"
        case .parts: "(patient << \(ResourceKey.sequenceBits) | resource)"
        }
    }

    /// The raw value of the key in one of several tables.
    package func rawValue(in table: String) -> String {
        switch self {
        case .whole: "\(table).key"
        case .parts: "(\(table).patient << \(ResourceKey.sequenceBits) | \(table).resource)"
        }
    }

    /// As one value, in one of several tables.
    func tuple(in table: String) -> String {
        let columns = names.map { "\(table).\($0)" }.joined(separator: ", ")
        return names.count == 1 ? columns : "(\(columns))"
    }

    /// The condition that rows of two tables have the same key.
    func areEqual(_ one: String, _ other: String) -> String {
        names.map { "\(one).\($0) = \(other).\($0)" }.joined(separator: " AND ")
    }

    /// The condition that the key is this one.
    package var isKey: String { names.map { $0 + " = ?" }.joined(separator: " AND ") }

    /// The columns' new values, after `SET`.
    package var assignments: String { names.map { $0 + " = ?" }.joined(separator: ", ") }

    /// The condition that the key comes after this one.
    package var isAfter: String { names.count == 1 ? "key > ?" : "\(tuple) > (\(places))" }

    /// The values for the places of a key.
    package func values(_ key: ResourceKey) -> [SQLValue] {
        var values: [SQLValue] = []
        append(key, to: &values)
        return values
    }

    /// The same behind other values.
    func append(_ key: ResourceKey, to values: inout [SQLValue]) {
        switch self {
        case .whole: values.append(.integer(key.rawValue))
        case .parts:
            values.append(.integer(key.patient))
            values.append(.integer(key.sequence))
        }
    }
}
