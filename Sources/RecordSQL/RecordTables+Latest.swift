import Record

extension RecordTables {
    /// The latest versions of resources, deletions too, asked for together; nil: there is none.
    ///
    /// - Parameter statement: one of ``ExpectationStatements``.
    func latest(
        _ wanted: Set<ResourceIdentity>, by statement: RowStatement, on connection: any SQLConnection
    ) throws -> [ResourceIdentity: StoredResource?] {
        var versions: [ResourceIdentity: StoredResource?] = [:]
        var rows: [[SQLValue]] = []
        for identity in wanted {
            versions[identity] = .some(nil)
            guard let type = try names.types.number(of: identity.type, in: connection.aside) else { continue }
            rows.append([.integer(type), .compact(identity.id)])
        }
        let found = try connection.all(statement, for: rows) { row in
            StoredResource(
                key: ResourceKey(rawValue: row.integer(2)),
                type: try names.types.name(of: row.integer(0), in: connection.aside), id: row.compact(1),
                version: Int(row.integer(3)), updated: row.integer(4), bytes: row.bytes(5))
        }
        for stored in found { versions[ResourceIdentity(type: stored.type, id: stored.id)] = .some(stored) }
        return versions
    }
}
