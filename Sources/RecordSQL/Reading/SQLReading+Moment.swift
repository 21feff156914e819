import Access
package import Record

extension SQLReading {
    package func resources(_ query: MomentQuery) throws -> MomentSlice {
        guard var sql = try unchanged(query, "SELECT \(ResourceStatements.columns(keys))") else {
            return MomentSlice(resources: [], isLast: true)
        }
        if query.patient == nil {
            if let after = query.after {
                var values: [SQLValue] = [.integer(after.updated)]
                keys.append(after.key, to: &values)
                // The first condition is what the index is entered by.
                sql.and(SQLText("updated >= ?", [.integer(after.updated)]))
                sql.and(SQLText("(updated, \(keys.list)) > (?, \(keys.places))", values))
            }
            sql.append(" ORDER BY updated, \(keys.list) LIMIT ?", [.integer(Int64(query.limit))])
        } else {
            if let after = query.after { sql.and(SQLText(keys.isAfter, keys.values(after.key))) }
            sql.append(" ORDER BY \(keys.list) LIMIT ?", [.integer(Int64(query.limit))])
        }
        var resources: [StoredResource] = []
        var weight = 0
        try connection.forEach(sql) { row in
            let resource = try found(try resource(from: row))
            resources.append(resource)
            weight += resource.bytes.count
            return weight < query.weight
        }
        return MomentSlice(resources: resources, isLast: resources.count < query.limit && weight < query.weight)
    }

    package func extent(of query: MomentQuery) throws -> MomentExtent {
        var extent = MomentExtent()
        if let sql = try unchanged(query, "SELECT \(keys.rawValue)") {
            try connection.forEach(sql) { row in
                extent.add(ResourceKey(rawValue: row.integer(0)))
                return true
            }
        }
        return extent
    }

    package func changes(since query: MomentQuery) throws -> [MomentChange] {
        guard let type = try names.types.number(of: query.type, in: connection) else { return [] }
        let key = keys.rawValue(in: "former")
        let same = keys.areEqual("other", "resource")
        var sql = SQLText(
            """
            SELECT \(key), former.version, former.updated, coalesce((SELECT other.updated FROM former AS other \
            WHERE \(same) AND other.version = former.version + 1), resource.updated), resource.version \
            FROM resource JOIN former ON \(keys.areEqual("former", "resource")) \
            WHERE resource.type = ? AND resource.updated > ? AND former.updated <= ? \
            AND former.version = (SELECT max(other.version) FROM former AS other WHERE \(same) AND other.updated <= ?)
            """, [.integer(type)] + Array(repeating: .integer(query.instant), count: 3))
        if let since = query.since { sql.and(SQLText("former.updated > ?", [.integer(since)])) }
        sql.and(SQLText("former.body IS \(query.isDeletion ? "" : "NOT ")NULL"))
        sql.and(filter.ownerCondition(on: keys, in: "resource", type: query.type))
        var changes: [MomentChange] = []
        try connection.forEach(sql) { row in
            let match = SearchMatch(
                key: ResourceKey(rawValue: row.integer(0)), version: Int(row.integer(1)), updated: row.integer(2))
            if filter.isNarrow, try resource(match) == nil { return true }
            changes.append(
                MomentChange(
                    match: match, changed: row.integer(3), isRepeated: row.integer(4) > row.integer(1) + 1))
            return true
        }
        return changes
    }

    package func numbers(ofPatients ids: [String]) throws -> [Int64] {
        try ids.compactMap { try number(ofPatient: $0) }
    }

    /// What has not changed since a moment, without order and limit; nil where there is nothing of the type.
    ///
    /// The hints choose the way in: all of a type lies in the order of updates, a patient's in that of keys.
    private func unchanged(_ query: MomentQuery, _ beginning: String) throws -> SQLText? {
        guard let type = try names.types.number(of: query.type, in: connection) else { return nil }
        let aside = tables.dialect.asideHint
        var sql = SQLText(beginning + " FROM resource WHERE type = ?", [.integer(type)])
        let updated = (query.patient == nil ? "" : aside) + "updated"
        sql.and(SQLText("\(updated) <= ?", [.integer(query.instant)]))
        if let since = query.since { sql.and(SQLText("\(updated) > ?", [.integer(since)])) }
        sql.and(SQLText("body IS \(query.isDeletion ? "" : "NOT ")NULL"))
        if let patient = query.patient {
            sql.and(
                ScopeFilter(patients: [patient], shared: .none).condition(on: keys, in: "resource", type: query.type))
        } else if query.citizensOnly {
            sql.and(
                ScopeFilter(patients: nil, shared: .none)
                    .condition(on: keys, in: "resource", type: query.type, hint: aside))
        }
        sql.and(filter.condition(on: keys, in: "resource", type: query.type, hint: aside))
        return sql
    }
}
