import FHIR
import Record

/// Counts what a search finds from the index alone, where its clauses find many: the keys of each are gathered, and those
/// that all have are counted. No resource is looked at.
struct SearchKeys {
    let selections: SearchSelections

    /// More than this are not gathered: 160 MB a clause.
    static let most = 20_000_000

    /// - Parameter start: where the search begins: the keys of each clause are gathered only where none finds few.
    /// - Returns: nil where the index alone cannot tell, or there are too many.
    func count(_ query: SearchQuery, from start: SearchStart) throws -> Int? {
        guard selections.tables.dialect.needsSearchOrder, query.compartment == nil, query.after == nil,
            !query.clauses.isEmpty, start == .anywhere
        else { return nil }
        let clauses = try query.clauses.compactMap { try selections.conditions($0, of: query.type) }
        // Parameters of all types, such as `_tag`, have rows of all types: another clause must tell the type.
        guard clauses.count == query.clauses.count, query.clauses.contains(where: { !$0.parameter.hasPrefix("_") })
        else { return nil }
        var common: [Int64]?
        for (definition, conditions) in clauses {
            guard let keys = try keys(conditions.map { selections.selection(definition, $0) }) else { return nil }
            common = common.map { Self.common($0, keys) } ?? keys
        }
        return common?.count
    }

    /// The keys that these find, each once, ascending; nil where there are too many.
    private func keys(_ found: [SQLText]) throws -> [Int64]? {
        var keys: [Int64] = []
        var isAscending = true
        var isWhole = true
        for sql in found {
            try selections.connection.forEach(sql) { row in
                let key = row.integer(0)
                if let last = keys.last {
                    if key == last { return true }
                    if key < last { isAscending = false }
                }
                keys.append(key)
                isWhole = keys.count <= Self.most
                return isWhole
            }
        }
        guard isWhole else { return nil }
        return isAscending ? keys : Self.ascending(keys)
    }

    private static func ascending(_ keys: [Int64]) -> [Int64] {
        var unique: [Int64] = []
        unique.reserveCapacity(keys.count)
        for key in keys.sorted() where unique.last != key { unique.append(key) }
        return unique
    }

    /// What two ascending lists both have.
    static func common(_ left: [Int64], _ right: [Int64]) -> [Int64] {
        var common: [Int64] = []
        var (place, other) = (0, 0)
        while place < left.count, other < right.count {
            if left[place] == right[other] {
                common.append(left[place])
                place += 1
                other += 1
            } else if left[place] < right[other] {
                place += 1
            } else {
                other += 1
            }
        }
        return common
    }
}
