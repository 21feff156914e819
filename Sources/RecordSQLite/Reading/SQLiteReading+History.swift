import Record

extension SQLiteReading {
    func version(_ version: Int?, of type: String, _ id: String) throws -> StoredResource? {
        guard let typeNumber = try names.types.number(of: type, in: connection) else { return nil }
        let current = try connection.first(
            "SELECT key, version, updated, body FROM resource WHERE type = ? AND id = ?",
            {
                $0.set(1, typeNumber)
                $0.set(2, compact: id)
            }, { stored(type, id, from: $0) })
        guard let current, filter.contains(current.key, type: type) else { return nil }
        guard let version, version != current.version else { return current }
        return try former(current.key, version: version) { stored(type, id, from: $0) }
    }

    func history(_ query: HistoryQuery) throws -> [StoredResource] {
        let parts = try query.type.map { [$0] } ?? typeNames()
        var sql = SQLText("")
        for type in parts {
            guard let number = try names.types.number(of: type, in: connection) else { continue }
            if !sql.text.isEmpty { sql.append(" UNION ALL ") }
            sql.append(part(query, type, number, isFormer: false))
            sql.append(" UNION ALL ")
            sql.append(part(query, type, number, isFormer: true))
        }
        if sql.text.isEmpty { return [] }
        sql.append(" ORDER BY updated DESC, key DESC, version DESC LIMIT ?", [.integer(Int64(max(0, query.limit)))])
        return try connection.all(sql, resource(from:))
    }

    /// The versions of one type, current or former.
    ///
    /// Whoever may see everything walks the index of updates from its end. A few citizens' resources are a range of
    /// keys instead, which the plus signs choose: they are sorted, but nobody else's are gone through.
    private func part(_ query: HistoryQuery, _ type: String, _ number: Int64, isFormer: Bool) -> SQLText {
        let versions = isFormer ? "former" : "resource"
        let hint = filter.patients != nil || query.id != nil ? "+" : ""
        var sql = SQLText(
            """
            SELECT \(versions).key AS key, resource.type AS type, resource.id AS id, \(versions).version AS version, \
            \(versions).updated AS updated, \(versions).body AS body
            """)
        sql.append(isFormer ? " FROM former CROSS JOIN resource ON resource.key = former.key" : " FROM resource")
        sql.append(" WHERE \(hint)resource.type = ?", [.integer(number)])
        if let id = query.id {
            sql.append(
                " AND \(versions).key = (SELECT key FROM resource WHERE type = ? AND id = ?)",
                [.integer(number), .compact(id)])
        }
        sql.and(filter.condition(on: "\(versions).key", type: type))
        let updated = "\(hint)\(versions).updated"
        if let since = query.since { sql.and(SQLText("\(updated) >= ?", [.integer(since)])) }
        if let after = query.after {
            sql.and(
                SQLText(
                    """
                    \(updated) <= ? AND (\(versions).updated, \(versions).key, \(versions).version) < (?, ?, ?)
                    """,
                    [
                        .integer(after.updated), .integer(after.updated), .integer(after.key.rawValue),
                        .integer(Int64(after.version)),
                    ]))
        }
        return sql
    }

    private func typeNames() throws -> [String] {
        try connection.all("SELECT name FROM type ORDER BY number") { $0.text(0) }
    }

    /// A former version, found by the key of its resource.
    func former<Value>(_ key: ResourceKey, version: Int, _ value: (Row) throws -> Value) throws -> Value? {
        try connection.first(
            "SELECT key, version, updated, body FROM former WHERE key = ? AND version = ?",
            {
                $0.set(1, key.rawValue)
                $0.set(2, version)
            }, value)
    }

    func stored(_ type: String, _ id: String, from row: Row) -> StoredResource {
        StoredResource(
            key: ResourceKey(rawValue: row.integer(0)), type: type, id: id, version: Int(row.integer(1)),
            updated: row.integer(2), bytes: row.bytes(3))
    }
}
