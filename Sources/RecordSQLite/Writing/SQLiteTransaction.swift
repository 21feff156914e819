import Access
import Record

/// One transaction in the writer: a savepoint in the group that shares a durable commit.
final class SQLiteTransaction: EngineTransaction {
    let connection: Connection
    let names: Names
    let preparer: ResourcePreparer
    let projections: ProjectionTables
    let reading: SQLiteReading
    /// Patients met in this transaction, by id; nil: nobody.
    var known: [String?: PatientNumbers] = [:]
    private let index: SearchIndexWriter

    init(_ connection: Connection, names: Names, preparer: ResourcePreparer, projections: ProjectionTables) {
        self.connection = connection
        self.names = names
        self.preparer = preparer
        self.projections = projections
        reading = SQLiteReading(connection, names: names, projections: projections)
        index = SearchIndexWriter(connection: connection, names: names)
    }

    func put(_ resource: PreparedResource, at instant: Int64) throws -> Outcome {
        let type = try names.types.number(adding: resource.type, in: connection)
        guard let stored = try stored(type, resource.id) else { return try create(resource, type, at: instant) }
        let isUnchanged =
            !stored.body.isEmpty
            && stored.body == resource.body.bytes(version: stored.version, updated: stored.updated)
        if isUnchanged {
            return Outcome(type: resource.type, id: resource.id, version: stored.version, change: .unchanged)
        }
        let isAtHome = try number(ofPatient: resource.patient) == stored.key.patient
        let key = isAtHome ? stored.key : try move(stored.key, toCompartmentOf: resource.patient)
        try keepFormer(stored, at: key)
        let change: Outcome.Change = stored.body.isEmpty ? .created : .updated
        try replace(
            key, version: stored.version + 1, updated: instant,
            body: resource.body.bytes(version: stored.version + 1, updated: instant))
        try removeDerived(stored, resource.type)
        try insertDerived(resource, at: key)
        try note(key, version: stored.version + 1, change)
        return Outcome(type: resource.type, id: resource.id, version: stored.version + 1, change: change)
    }

    func delete(_ type: String, _ id: String, at instant: Int64) throws -> Outcome? {
        guard let typeNumber = try names.types.number(of: type, in: connection),
            let stored = try stored(typeNumber, id), !stored.body.isEmpty
        else { return nil }
        try keepFormer(stored, at: stored.key)
        try replace(stored.key, version: stored.version + 1, updated: instant, body: nil)
        try removeDerived(stored, type)
        try note(stored.key, version: stored.version + 1, .deleted)
        return Outcome(type: type, id: id, version: stored.version + 1, change: .deleted)
    }

    func patient(of type: String, _ id: String) throws -> String? {
        guard let typeNumber = try names.types.number(of: type, in: connection) else { return nil }
        return try connection.first(
            """
            SELECT patient.id FROM resource JOIN patient ON patient.number = resource.key >> \(ResourceKey.sequenceBits)
            WHERE resource.type = ? AND resource.id = ? AND patient.number <> \(ResourceKey.nobody)
            """,
            {
                $0.set(1, typeNumber)
                $0.set(2, compact: id)
            }
        ) { $0.compact(0) }
    }

    /// The current row of a resource; the body is empty where it is deleted.
    struct Stored {
        let key: ResourceKey
        let version: Int
        let updated: Int64
        let body: [UInt8]
    }

    private func stored(_ type: Int64, _ id: String) throws -> Stored? {
        try connection.first(
            "SELECT key, version, updated, body FROM resource WHERE type = ? AND id = ?",
            {
                $0.set(1, type)
                $0.set(2, compact: id)
            }
        ) { row in
            Stored(
                key: ResourceKey(rawValue: row.integer(0)), version: Int(row.integer(1)), updated: row.integer(2),
                body: row.bytes(3))
        }
    }

    private func create(_ resource: PreparedResource, _ type: Int64, at instant: Int64) throws -> Outcome {
        let key = try newKey(inCompartmentOf: resource.patient)
        try connection.run("INSERT INTO resource (key, type, id, version, updated, body) VALUES (?, ?, ?, 1, ?, ?)") {
            $0.set(1, key.rawValue)
            $0.set(2, type)
            $0.set(3, compact: resource.id)
            $0.set(4, instant)
            $0.set(5, resource.body.bytes(version: 1, updated: instant))
        }
        try insertDerived(resource, at: key)
        try note(key, version: 1, .created)
        return Outcome(type: resource.type, id: resource.id, version: 1, change: .created)
    }

    private func keepFormer(_ stored: Stored, at key: ResourceKey) throws {
        try connection.run("INSERT INTO former (key, version, updated, body) VALUES (?, ?, ?, ?)") {
            $0.set(1, key.rawValue)
            $0.set(2, stored.version)
            $0.set(3, stored.updated)
            if stored.body.isEmpty { $0.setNull(4) } else { $0.set(4, stored.body) }
        }
    }

    private func replace(_ key: ResourceKey, version: Int, updated: Int64, body: [UInt8]?) throws {
        try connection.run("UPDATE resource SET version = ?, updated = ?, body = ? WHERE key = ?") {
            $0.set(1, version)
            $0.set(2, updated)
            if let body { $0.set(3, body) } else { $0.setNull(3) }
            $0.set(4, key.rawValue)
        }
    }

    private func insertDerived(_ resource: PreparedResource, at key: ResourceKey) throws {
        try index.insert(resource.searchEntries, at: key)
        for projected in resource.projected { try projections.insert(projected, at: key, in: connection) }
    }

    /// Takes away what a version gave rise to. Its search entries are found again from its content: a second index by
    /// resource, only to find them, would double the search index.
    private func removeDerived(_ stored: Stored, _ type: String) throws {
        guard !stored.body.isEmpty else { return }
        let former = StoredResource(
            key: stored.key, type: type, id: "", version: stored.version, updated: stored.updated, bytes: stored.body)
        try index.delete(preparer.searchEntries(try former.json()), at: stored.key)
        try projections.delete(at: stored.key, in: connection)
    }

    /// Moves a resource and its former versions to another patient's compartment, as when it was first written on the
    /// wrong one.
    private func move(_ key: ResourceKey, toCompartmentOf patient: String?) throws -> ResourceKey {
        let new = try newKey(inCompartmentOf: patient)
        for sql in ["UPDATE resource SET key = ? WHERE key = ?", "UPDATE former SET key = ? WHERE key = ?"] {
            try connection.run(sql) {
                $0.set(1, new.rawValue)
                $0.set(2, key.rawValue)
            }
        }
        return new
    }

    private func note(_ key: ResourceKey, version: Int, _ change: Outcome.Change) throws {
        try connection.run("INSERT INTO event (key, version, change) VALUES (?, ?, ?)") {
            $0.set(1, key.rawValue)
            $0.set(2, version)
            $0.set(3, Int64(change.rawValue))
        }
    }

    func forgetEvents(through number: Int64) throws {
        try connection.run("DELETE FROM event WHERE number <= ?") { $0.set(1, number) }
    }

    func setNote(_ name: String, to value: [UInt8]?) throws {
        guard let value else {
            try connection.run("DELETE FROM note WHERE name = ?") { $0.set(1, name) }
            return
        }
        try connection.run("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)") {
            $0.set(1, name)
            $0.set(2, value)
        }
    }
}
