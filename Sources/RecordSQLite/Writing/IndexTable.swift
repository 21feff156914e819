/// The tables of the search index, one for each kind of comparison.
enum IndexTable: String, CaseIterable, Sendable {
    case token, string, date, number, quantity, reference, uri, composite

    var name: String { rawValue + "_index" }

    /// The columns besides `parameter` and `key`, in the order of ``IndexRow/cells``.
    var columns: [String] {
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

    var insert: String { Self.statements[ordinal].insert }
    var delete: String { Self.statements[ordinal].delete }
    var count: String { Self.statements[ordinal].count }

    private struct Statements {
        let insert: String
        let delete: String
        let count: String
    }

    /// The place in ``allCases``.
    private var ordinal: Int {
        switch self {
        case .token: 0
        case .string: 1
        case .date: 2
        case .number: 3
        case .quantity: 4
        case .reference: 5
        case .uri: 6
        case .composite: 7
        }
    }

    /// Two values of one resource may be alike as rows, such as texts that fold alike: the second adds nothing.
    private static let statements = allCases.map { table in
        let columns = ["parameter", "key"] + table.columns
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let same = columns.map { $0 + " = ?" }.joined(separator: " AND ")
        return Statements(
            insert: "INSERT OR IGNORE INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))",
            delete: "DELETE FROM \(table.name) WHERE \(same)",
            count: "SELECT count(*) FROM \(table.name) WHERE \(same)")
    }
}
