import FHIR
import Record

/// In which systems a code stands, where a search asks for it in any.
///
/// With its system named, the rows of a code are one stretch of the index in the order of the keys: a page ends where it
/// is full, and what two clauses find is laid side by side. Without, all rows are gathered and sorted first.
struct HeldSystems {
    let parameters: SearchParameters
    let tables: RecordTables
    let connection: any SQLConnection

    /// The same search with the systems named.
    func naming(_ query: SearchQuery) throws -> SearchQuery {
        var query = query
        for place in query.clauses.indices {
            let clause = query.clauses[place]
            guard let definition = parameters.definition(of: query.type, code: clause.parameter) else { continue }
            query.clauses[place].alternatives = try clause.alternatives.flatMap { test in
                guard case .token(.any, let code?) = test else { return [test] }
                let named = try systems(of: code, by: definition.id).map { SearchTest.token($0, code: code) }
                return named.isEmpty ? [test] : named
            }
        }
        return query
    }

    /// Found one after the other, each by one look into the index: there are few.
    private func systems(of code: String, by parameter: SearchParameterID) throws -> [SearchTest.SystemTest] {
        let rows = "FROM token_index WHERE parameter = ? AND code = ?"
        let values: [SQLValue] = [.integer(Int64(parameter.rawValue)), .code(code)]
        let numbers = try connection.all(
            """
            WITH RECURSIVE held (number) AS (SELECT (SELECT min(system) \(rows)) UNION ALL
            SELECT (SELECT min(system) \(rows) AND system > held.number) FROM held WHERE held.number IS NOT NULL)
            SELECT number FROM held WHERE number IS NOT NULL
            """, values + values
        ) { $0.integer(0) }
        return try numbers.map { number in
            number == Names.none ? .none : .is(try tables.names.systems.name(of: number, in: connection))
        }
    }
}
