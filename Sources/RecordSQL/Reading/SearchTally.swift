import FHIR
import Record

/// Counts what a search finds from the index alone, in the server: what its clauses find is laid side by side, in each
/// part of the tables by itself. No resource is looked at.
struct SearchTally {
    let selections: SearchSelections

    /// - Parameter query: with its systems named (see ``HeldSystems``).
    /// - Returns: nil where the index alone cannot tell.
    func count(_ query: SearchQuery) throws -> Int? {
        guard selections.tables.dialect.liesInParts, query.compartment == nil, query.after == nil else { return nil }
        var clauses = try query.clauses.compactMap { clause in
            try selections.conditions(clause, of: query.type).map { (clause: clause, found: selected($0, $1)) }
        }
        // Parameters of all types, such as `_tag`, have rows of all types: another clause must tell the type.
        guard !clauses.isEmpty, clauses.count == query.clauses.count,
            query.clauses.contains(where: { !$0.parameter.hasPrefix("_") })
        else { return nil }
        let keys = selections.tables.keys
        var sql: SQLText
        if let place = clauses.firstIndex(where: { $0.clause.findsEachOnce }) {
            sql = SQLText("SELECT count(*) FROM ")
            sql.append(SearchSelections.union(clauses.remove(at: place).found))
        } else {
            sql = SQLText("SELECT count(*) FROM (SELECT DISTINCT \(keys.list) FROM ")
            sql.append(SearchSelections.union(clauses.removeFirst().found))
            sql.append(" AS found)")
        }
        sql.append(" AS first WHERE TRUE")
        for clause in clauses {
            sql.append(" AND \(keys.tuple) IN ")
            sql.append(SearchSelections.union(clause.found))
        }
        if let settings = selections.tables.dialect.tallySettings {
            _ = try selections.connection.first(settings) { _ in true }
        }
        return try selections.connection.first(sql) { Int($0.integer(0)) }
    }

    private func selected(_ definition: SearchParameterDefinition, _ conditions: [SearchCondition]) -> [SQLText] {
        conditions.map { selections.selection(definition, $0) }
    }
}

extension SearchClause {
    /// Whether no resource has two rows that meet it: one code in one system.
    fileprivate var findsEachOnce: Bool {
        guard alternatives.count == 1, case .token(let system, _?) = alternatives[0] else { return false }
        return system != .any
    }
}
