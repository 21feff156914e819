import FHIR
import Record

extension SQLiteReading {
    func search(_ query: SearchQuery) throws -> SearchResult {
        guard let search = try statement(for: query) else { return SearchResult(resources: [], hasMore: false) }
        let limit = max(0, query.limit)
        var sql = SQLText("SELECT key, type, id, version, updated, body")
        sql.append(search.sql)
        sql.append(" ORDER BY key LIMIT ?", [.integer(Int64(limit) + 1)])
        var resources = try connection.all(sql, resource(from:))
        let hasMore = resources.count > limit
        if hasMore { resources.removeLast() }
        return SearchResult(resources: resources, hasMore: hasMore)
    }

    func count(_ query: SearchQuery) throws -> Int {
        guard let search = try statement(for: query) else { return 0 }
        var sql = SQLText("SELECT count(*)")
        sql.append(search.sql)
        return try connection.first(sql) { Int($0.integer(0)) } ?? 0
    }

    func matches(_ query: SearchQuery) throws -> [SearchMatch] {
        guard let search = try statement(for: query) else { return [] }
        var sql = SQLText("SELECT key, version, updated")
        sql.append(search.sql)
        sql.append(" ORDER BY key LIMIT ?", [.integer(Int64(max(0, query.limit)))])
        return try connection.all(sql) { row in
            SearchMatch(
                key: ResourceKey(rawValue: row.integer(0)), version: Int(row.integer(1)), updated: row.integer(2))
        }
    }

    func resource(_ match: SearchMatch) throws -> StoredResource? {
        if let current = try resource(at: match.key), current.version == match.version { return current }
        let identity = try connection.first(
            "SELECT type, id FROM resource WHERE key = ?", { $0.set(1, match.key.rawValue) }
        ) { (type: try names.types.name(of: $0.integer(0), in: connection), id: $0.compact(1)) }
        guard let identity, filter.contains(match.key, type: identity.type) else { return nil }
        return try former(match.key, version: match.version) { stored(identity.type, identity.id, from: $0) }
    }

    private func statement(for query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, names: names, parameters: .r4, in: connection)
    }
}
