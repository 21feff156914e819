import Access
package import Record

extension SQLReading {
    package func rows(_ query: RowQuery) throws -> [ProjectionRow] {
        let columns = try tables.projections.named(query.projection).columns.count
        return try connection.all(try statement(for: query)) { row in
            ProjectionRow(
                key: ResourceKey(patient: row.integer(0), sequence: row.integer(1)),
                values: (2..<2 + columns).map(row.value))
        }
    }

    /// The statement that gives a query's rows.
    package func statement(for query: RowQuery) throws -> SQLText {
        let projection = try tables.projections.named(query.projection)
        var sql = SQLText("SELECT patient, resource, " + projection.columns.map(\.name).joined(separator: ", "))
        sql.append(try restriction(query, projection))
        sql.append(try order(query, projection))
        if query.limit != nil || query.offset > 0 {
            sql.append(" LIMIT ? OFFSET ?", [.integer(Int64(query.limit ?? .max)), .integer(Int64(query.offset))])
        }
        return sql
    }

    package func count(_ query: RowQuery) throws -> Int {
        var sql = SQLText("SELECT count(*)")
        sql.append(try restriction(query, try tables.projections.named(query.projection)))
        return try connection.first(sql) { Int($0.integer(0)) } ?? 0
    }

    package func groups(_ query: GroupQuery) throws -> [RowGroup] {
        let projection = try tables.projections.named(query.rows.projection)
        let by = try query.columns.map { try checked($0, projection) }
        let greatest = try query.greatest.map { "max(\(try checked($0, projection)))" }
        let sums = try query.sums.map { "CAST(sum(\(try checked($0, projection))) AS BIGINT)" }
        var sql = SQLText("SELECT " + (by + ["count(*)"] + greatest + sums).joined(separator: ", "))
        sql.append(try restriction(query.rows, projection))
        sql.append(" GROUP BY " + by.joined(separator: ", "))
        sql.append(" ORDER BY " + by.map(tables.dialect.ascending).joined(separator: ", "))
        let (first, second) = (by.count, by.count + 1 + greatest.count)
        return try connection.all(sql) { row in
            RowGroup(
                values: (0..<first).map(row.value), count: Int(row.integer(first)),
                greatest: (first + 1..<second).map(row.value),
                sums: (second..<second + sums.count).map(row.integer))
        }
    }

    private func restriction(_ query: RowQuery, _ projection: Projection) throws -> SQLText {
        let table = ProjectionTables.table(of: projection.name)
        var sql = SQLText(" FROM \(table) WHERE TRUE")
        let isOfFew = !query.conditions.isEmpty || query.patient != nil || query.patients != nil
        sql.and(filter.condition(onProjection: table, keys, types: projection.types, isOfFew: isOfFew))
        if let patient = query.patient { sql.and(SQLText("patient = ?", [.integer(patient)])) }
        if let patients = query.patients { sql.and(.number("patient", isOneOf: patients)) }
        for condition in query.conditions {
            switch condition {
            case .equals(let column, .null):
                sql.and(SQLText("\(try checked(column, projection)) IS NULL"))
            case .equals(let column, let value):
                sql.and(SQLText("\(try checked(column, projection, for: value)) = ?", [SQLValue(value)]))
            case .isNot(let column, .null):
                sql.and(SQLText("\(try checked(column, projection)) IS NOT NULL"))
            case .isNot(let column, let value):
                sql.and(
                    SQLText("\(try checked(column, projection, for: value)) IS DISTINCT FROM ?", [SQLValue(value)]))
            case .less(let column, let value):
                sql.and(SQLText("\(try checked(column, projection, for: value)) < ?", [SQLValue(value)]))
            case .atLeast(let column, let value):
                sql.and(SQLText("\(try checked(column, projection, for: value)) >= ?", [SQLValue(value)]))
            case .isOne(let values, _) where values.isEmpty:
                sql.and(SQLText("FALSE"))
            case .isOne(let values, let column):
                let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
                for value in values { _ = try checked(column, projection, for: value) }
                sql.and(SQLText("\(try checked(column, projection)) IN (\(places))", values.map(SQLValue.init)))
            }
        }
        return sql
    }

    private func order(_ query: RowQuery, _ projection: Projection) throws -> String {
        let terms = try query.order.map { term in
            switch term {
            case .ascending(let column): tables.dialect.ascending(try checked(column, projection))
            case .descending(let column): tables.dialect.descending(try checked(column, projection))
            }
        }
        return " ORDER BY " + (terms.isEmpty ? ["patient", "resource", "ordinal"] : terms).joined(separator: ", ")
    }

    /// Only a column's own name goes into the text of a query.
    private func checked(
        _ column: String, _ projection: Projection, for value: ColumnValue = .null
    ) throws(RecordError) -> String {
        guard let kind = projection.columns.first(where: { $0.name == column })?.kind else {
            throw .fault("the projection \(projection.name) has no column \(column)")
        }
        // Engines have different ideas of comparing a text with a number.
        switch (value, kind) {
        case (.null, _), (.integer, .integer), (.integer, .real), (.real, .real), (.text, .text): return column
        default: throw .fault("\(column) of \(projection.name) is compared with what it never is")
        }
    }
}
