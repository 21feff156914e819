import Access
import Record

extension SQLiteReading {
    func rows(_ query: RowQuery) throws -> [ProjectionRow] {
        let columns = Int32(try projections.named(query.projection).columns.count)
        return try connection.all(try statement(for: query), { bind(query, to: $0) }) { row in
            ProjectionRow(
                key: ResourceKey(patient: row.integer(0), sequence: row.integer(1)),
                values: (2..<2 + columns).map(row.value))
        }
    }

    /// The query's SQL, with a place for each of its values.
    func statement(for query: RowQuery) throws -> String {
        let projection = try projections.named(query.projection)
        let select = "SELECT patient, resource, " + projection.columns.map(\.name).joined(separator: ", ")
        let sql = try select + restriction(query, projection) + order(query, projection)
        if let limit = query.limit { return sql + " LIMIT \(limit) OFFSET \(query.offset)" }
        return query.offset > 0 ? sql + " LIMIT -1 OFFSET \(query.offset)" : sql
    }

    func count(_ query: RowQuery) throws -> Int {
        let projection = try projections.named(query.projection)
        let sql = try "SELECT count(*)" + restriction(query, projection)
        return try connection.first(sql, { bind(query, to: $0) }) { Int($0.integer(0)) } ?? 0
    }

    private func restriction(_ query: RowQuery, _ projection: Projection) throws -> String {
        var conditions = [filter.condition(onPatient: "patient", types: projection.types)].compactMap { $0 }
        for condition in query.conditions {
            switch condition {
            case .equals(let column, _): conditions.append("\(try checked(column, projection)) IS ?")
            case .isNot(let column, _): conditions.append("\(try checked(column, projection)) IS NOT ?")
            case .less(let column, _): conditions.append("\(try checked(column, projection)) < ?")
            case .atLeast(let column, _): conditions.append("\(try checked(column, projection)) >= ?")
            case .isOne(let values, let column):
                let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
                conditions.append("\(try checked(column, projection)) IN (\(places))")
            }
        }
        let table = " FROM " + ProjectionTables.table(of: projection.name)
        return conditions.isEmpty ? table : table + " WHERE " + conditions.joined(separator: " AND ")
    }

    private func order(_ query: RowQuery, _ projection: Projection) throws -> String {
        let terms = try query.order.map { term in
            switch term {
            case .ascending(let column): try checked(column, projection)
            case .descending(let column): try checked(column, projection) + " DESC"
            }
        }
        return " ORDER BY " + (terms.isEmpty ? ["patient", "resource", "ordinal"] : terms).joined(separator: ", ")
    }

    /// Only a column's own name goes into the text of a query.
    private func checked(_ column: String, _ projection: Projection) throws(RecordError) -> String {
        guard projection.columns.contains(where: { $0.name == column }) else {
            throw .fault("the projection \(projection.name) has no column \(column)")
        }
        return column
    }

    private func bind(_ query: RowQuery, to parameters: Parameters) {
        var place: Int32 = 0
        for condition in query.conditions {
            switch condition {
            case .equals(_, let value), .isNot(_, let value), .less(_, let value), .atLeast(_, let value):
                place += 1
                parameters.set(place, value)
            case .isOne(let values, _):
                for value in values {
                    place += 1
                    parameters.set(place, value)
                }
            }
        }
    }
}
