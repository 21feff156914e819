package import Record

extension SQLReading {
    package func version(_ version: Int?, of type: String, _ id: String) throws -> StoredResource? {
        guard let current = try latest(type, id), filter.mayContain(current.key, type: type) else { return nil }
        guard let version, version != current.version else { return try opened(current, isCurrent: true) }
        return try opened(try former(current.key, version: version, type, id), isCurrent: false)
    }

    package func history(_ query: HistoryQuery) throws -> [StoredResource] {
        let limit = max(0, query.limit)
        var versions: [StoredResource] = []
        var query = query
        while versions.count < limit {
            let page = try versionsOfOwners(query)
            for version in page where versions.count < limit {
                // A version that is no longer current says itself whether it is inside.
                if let opened = try opened(version, isCurrent: false) { versions.append(opened) }
            }
            guard let last = page.last, page.count == limit else { break }
            query.after = HistoryQuery.Position(of: last)
        }
        return versions
    }

    /// The next versions of all whose versions may be inside.
    private func versionsOfOwners(_ query: HistoryQuery) throws -> [StoredResource] {
        let types =
            try query.type.map { [$0] } ?? connection.all("SELECT name FROM type ORDER BY number") { $0.text(0) }
        var sql = SQLText("")
        for type in types {
            guard let number = try names.types.number(of: type, in: connection) else { continue }
            for versions in ["resource", "former"] {
                if !sql.text.isEmpty { sql.append(" UNION ALL ") }
                sql.append(part(query, type, number, of: versions))
            }
        }
        if sql.text.isEmpty { return [] }
        sql.append(" ORDER BY updated DESC, key DESC, version DESC LIMIT ?", [.integer(Int64(max(0, query.limit)))])
        return try connection.all(sql, resource(from:))
    }

    /// The versions of one type in one table, current or former.
    ///
    /// Whoever may see everything walks the index of updates from its end. A few citizens' resources are a range of
    /// keys instead, which the hints choose: they are sorted, but nobody else's are gone through.
    private func part(_ query: HistoryQuery, _ type: String, _ number: Int64, of versions: String) -> SQLText {
        let isFormer = versions == "former"
        let aside = tables.dialect.asideHint
        let isNarrow = filter.patients != nil || query.id != nil
        let key = keys.rawValue(in: versions)
        var sql = SQLText(
            """
            SELECT \(key) AS key, resource.type AS type, resource.id AS id, \(versions).version AS version, \
            \(versions).updated AS updated, \(versions).body AS body FROM \(versions)
            """)
        if isFormer { sql.append(" JOIN resource ON \(keys.areEqual("resource", "former"))") }
        sql.append(" WHERE \(isNarrow || isFormer ? aside : "")resource.type = ?", [.integer(number)])
        if let id = query.id {
            let identified = tables.dialect.resourceByIdentifier
            sql.append(
                " AND \(keys.tuple(in: versions)) = (SELECT \(keys.list) FROM \(identified))",
                [.integer(number), .compact(id)])
        }
        sql.and(filter.ownerCondition(on: keys, in: versions, type: type))
        let updated = (isNarrow ? aside : "") + "\(versions).updated"
        if let since = query.since { sql.and(SQLText("\(updated) >= ?", [.integer(since)])) }
        if let after = query.after {
            let instant = SQLValue.integer(after.updated)
            let position: [SQLValue] = [instant, .integer(after.key.rawValue), .integer(Int64(after.version))]
            sql.and(SQLText("\(updated) <= ?", [instant]))
            sql.and(SQLText("(\(versions).updated, \(key), \(versions).version) < (?, ?, ?)", position))
        }
        return sql
    }

    /// A former version, found by the key of its resource.
    func former(_ key: ResourceKey, version: Int, _ type: String, _ id: String) throws -> StoredResource? {
        try connection.first(
            tables.statements.formerVersion, keys.values(key) + [.integer(Int64(version))]
        ) { self.version(of: type, id, from: $0) }
    }
}
