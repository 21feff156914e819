import FHIR
package import Record

extension SQLReading {
    package func search(_ query: SearchQuery) throws -> SearchResult {
        guard let search = try statement(for: query) else { return SearchResult(resources: [], hasMore: false) }
        let limit = max(0, query.limit)
        var sql = SQLText("SELECT \(ResourceStatements.columns(keys))")
        sql.append(search.sql)
        sql.append(" ORDER BY \(keys.list) LIMIT ?", [.integer(Int64(limit) + 1)])
        var resources = try connection.all(sql, resource(from:))
        let hasMore = resources.count > limit
        if hasMore { resources.removeLast() }
        return SearchResult(resources: resources, hasMore: hasMore)
    }

    package func count(_ query: SearchQuery) throws -> Int {
        guard let search = try statement(for: query) else { return 0 }
        var sql = SQLText("SELECT count(*)")
        sql.append(search.sql)
        return try connection.first(sql) { Int($0.integer(0)) } ?? 0
    }

    private func statement(for query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, tables: tables, parameters: .r4, in: connection)
    }
}
