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
        if query.type == "Patient" { resources = try resources.map(found) }
        let hasMore = resources.count > limit
        if hasMore { resources.removeLast() }
        return SearchResult(resources: resources, hasMore: hasMore)
    }

    package func count(_ query: SearchQuery) throws -> Int {
        guard let search = try statement(for: query) else { return 0 }
        // The index alone knows whose a resource is, and no more.
        if !filter.isNarrow,
            let count = try SearchKeys(selections: search.selections).count(query, from: search.start)
                ?? SearchTally(selections: search.selections).count(search.query)
        {
            return count
        }
        var sql = SQLText("SELECT count(*)")
        sql.append(search.sql)
        return try connection.first(sql) { Int($0.integer(0)) } ?? 0
    }

    package func matches(_ query: SearchQuery) throws -> [SearchMatch] {
        guard let search = try statement(for: query) else { return [] }
        var sql = SQLText("SELECT \(keys.rawValue), version, updated")
        sql.append(search.sql)
        sql.append(" ORDER BY \(keys.list) LIMIT ?", [.integer(Int64(max(0, query.limit)))])
        return try connection.all(sql) { row in
            SearchMatch(
                key: ResourceKey(rawValue: row.integer(0)), version: Int(row.integer(1)), updated: row.integer(2))
        }
    }

    package func resource(_ match: SearchMatch) throws -> StoredResource? {
        if let current = try connection.first(tables.statements.current, keys.values(match.key), resource(from:)),
            current.version == match.version
        {
            return try opened(current, isCurrent: true)
        }
        let identity = try connection.first(tables.statements.identity, keys.values(match.key)) {
            (type: try names.types.name(of: $0.integer(0), in: connection), id: $0.compact(1))
        }
        guard let identity else { return nil }
        return try opened(
            try former(match.key, version: match.version, identity.type, identity.id), isCurrent: false)
    }

    package func resources(_ matches: [SearchMatch]) throws -> [StoredResource?] {
        let found = try connection.all(
            tables.statements.currentOfMany, for: matches.map { keys.values($0.key) }, resource(from:))
        let current = Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
        return try matches.map { match in
            guard let now = current[match.key], now.version == match.version else { return try resource(match) }
            return try opened(now, isCurrent: true)
        }
    }

    private func statement(for query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, tables: tables, parameters: .r4, in: connection)
    }
}
