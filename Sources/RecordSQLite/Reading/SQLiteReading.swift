import Access
import Record

/// A snapshot of the record on one connection, seen through a scope.
final class SQLiteReading: EngineReading {
    let connection: Connection
    let names: Names
    let projections: ProjectionTables
    let filter: ScopeFilter

    init(
        _ connection: Connection, names: Names, projections: ProjectionTables, filter: ScopeFilter = .everything
    ) {
        self.connection = connection
        self.names = names
        self.projections = projections
        self.filter = filter
    }

    func within(_ scope: Scope) throws -> any EngineReading {
        var patients: [Int64]?
        if case .some(let ids) = scope.patients { patients = try ids.compactMap { try number(ofPatient: $0) } }
        return SQLiteReading(
            connection, names: names, projections: projections,
            filter: ScopeFilter(patients: patients, shared: scope.shared))
    }

    func number(ofPatient id: String) throws -> Int64? {
        try connection.first("SELECT number FROM patient WHERE id = ?", { $0.set(1, compact: id) }) { $0.integer(0) }
    }

    func resource(_ type: String, _ id: String) throws -> StoredResource? {
        guard let typeNumber = try names.types.number(of: type, in: connection) else { return nil }
        let resource = try connection.first(
            "SELECT key, version, updated, body FROM resource WHERE type = ? AND id = ? AND body IS NOT NULL",
            {
                $0.set(1, typeNumber)
                $0.set(2, compact: id)
            }
        ) { row in
            StoredResource(
                key: ResourceKey(rawValue: row.integer(0)), type: type, id: id, version: Int(row.integer(1)),
                updated: row.integer(2), bytes: row.bytes(3))
        }
        return resource.flatMap { filter.contains($0.key, type: type) ? $0 : nil }
    }

    func resource(at key: ResourceKey) throws -> StoredResource? {
        let resource = try connection.first(
            "SELECT key, type, id, version, updated, body FROM resource WHERE key = ? AND body IS NOT NULL",
            { $0.set(1, key.rawValue) }, resource(from:))
        return resource.flatMap { filter.contains($0.key, type: $0.type) ? $0 : nil }
    }

    func forEachResource(ofTypes types: [String]?, _ body: (StoredResource) throws -> Bool) throws {
        let present = "SELECT key, type, id, version, updated, body FROM resource WHERE body IS NOT NULL"
        guard let types else {
            // Of what is nobody's, only the directory's types may be open, which only the rows themselves can tell.
            let open = filter.shared == .directory ? ScopeFilter(patients: filter.patients, shared: .all) : filter
            var sql = SQLText(present)
            sql.and(open.condition(on: "key", type: ""))
            sql.append(" ORDER BY key")
            try connection.forEach(sql) { row in
                let resource = try resource(from: row)
                return filter.contains(resource.key, type: resource.type) ? try body(resource) : true
            }
            return
        }
        var goesOn = true
        for type in types where goesOn {
            guard let typeNumber = try names.types.number(of: type, in: connection) else { continue }
            var sql = SQLText(present + " AND type = ?", [.integer(typeNumber)])
            sql.and(filter.condition(on: "key", type: type))
            sql.append(" ORDER BY key")
            try connection.forEach(sql) { row in
                goesOn = try body(try resource(from: row))
                return goesOn
            }
        }
    }

    func history(_ type: String, _ id: String) throws -> [StoredResource] {
        guard let typeNumber = try names.types.number(of: type, in: connection) else { return [] }
        let current = try connection.first(
            "SELECT key, version, updated, body FROM resource WHERE type = ? AND id = ?",
            {
                $0.set(1, typeNumber)
                $0.set(2, compact: id)
            }, { stored(type, id, from: $0) })
        guard let current, filter.contains(current.key, type: type) else { return [] }
        return [current]
            + (try connection.all(
                "SELECT key, version, updated, body FROM former WHERE key = ? ORDER BY version DESC",
                { $0.set(1, current.key.rawValue) }, { stored(type, id, from: $0) }))
    }

    func knows(patient: String) throws -> Bool {
        guard let number = try number(ofPatient: patient) else { return false }
        return filter.patients?.contains(number) ?? true
    }

    func patients(numbered numbers: Set<Int64>) throws -> [String] {
        try numbers.subtracting([ResourceKey.nobody]).sorted().compactMap { number in
            try connection.first("SELECT id FROM patient WHERE number = ?", { $0.set(1, number) }) { $0.compact(0) }
        }
    }

    func resource(from row: Row) throws -> StoredResource {
        StoredResource(
            key: ResourceKey(rawValue: row.integer(0)), type: try names.types.name(of: row.integer(1), in: connection),
            id: row.compact(2), version: Int(row.integer(3)), updated: row.integer(4), bytes: row.bytes(5))
    }
}
