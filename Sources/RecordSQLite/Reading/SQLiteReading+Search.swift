import FHIR
import Record

extension SQLiteReading {
    func search(_ query: SearchQuery) throws -> SearchResult {
        guard let statement = try statement(for: query) else { return SearchResult(resources: [], hasMore: false) }
        let limit = max(0, query.limit)
        var resources = try connection.all(
            "SELECT key, type, id, version, updated, body" + statement.sql + " ORDER BY key LIMIT \(limit + 1)",
            statement.bind(to:), resource(from:))
        let hasMore = resources.count > limit
        if hasMore { resources.removeLast() }
        return SearchResult(resources: resources, hasMore: hasMore)
    }

    func count(_ query: SearchQuery) throws -> Int {
        guard let statement = try statement(for: query) else { return 0 }
        return try connection.first("SELECT count(*)" + statement.sql, statement.bind(to:)) { Int($0.integer(0)) } ?? 0
    }

    private func statement(for query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, names: names, parameters: .r4, in: connection)
    }
}
