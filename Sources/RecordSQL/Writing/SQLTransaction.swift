import Access
package import Record

/// One transaction in the writer: a part of the group that shares a durable commit.
package final class SQLTransaction: EngineTransaction {
    let connection: any SQLConnection
    let tables: RecordTables
    let preparer: ResourcePreparer
    let reading: SQLReading
    /// What the group knows; taken over by it when this transaction stands.
    var memory: GroupMemory
    private let index: SearchIndexWriter

    init(_ connection: any SQLConnection, tables: RecordTables, preparer: ResourcePreparer, memory: GroupMemory) {
        self.connection = connection
        self.tables = tables
        self.preparer = preparer
        self.memory = memory
        reading = SQLReading(connection, tables: tables)
        index = SearchIndexWriter(connection: connection, tables: tables)
    }

    private var keys: KeyColumns { tables.keys }

    package func put(_ resource: PreparedResource, at instant: Int64) throws -> Outcome {
        guard let stored = try reading.latest(resource.type, resource.id) else {
            return try create(resource, at: instant)
        }
        let isUnchanged =
            !stored.isDeletion
            && stored.bytes == resource.body.bytes(version: stored.version, updated: stored.updated)
        if isUnchanged {
            return Outcome(type: resource.type, id: resource.id, version: stored.version, change: .unchanged)
        }
        let isAtHome = try number(ofPatient: resource.patient) == stored.key.patient
        let key = isAtHome ? stored.key : try move(stored.key, toCompartmentOf: resource.patient)
        try keepFormer(stored, at: key)
        let change: Outcome.Change = stored.isDeletion ? .created : .updated
        let new = StoredResource(
            key: key, type: resource.type, id: resource.id, version: stored.version + 1, updated: instant,
            bytes: resource.body.bytes(version: stored.version + 1, updated: instant))
        try replace(with: new)
        try removeDerived(stored)
        try insertDerived(resource, at: key)
        try note(key, resource.type, resource.id, version: stored.version + 1, change)
        return Outcome(type: resource.type, id: resource.id, version: stored.version + 1, change: change)
    }

    package func delete(_ type: String, _ id: String, at instant: Int64) throws -> Outcome? {
        guard let stored = try reading.latest(type, id), !stored.isDeletion else { return nil }
        try keepFormer(stored, at: stored.key)
        try replace(
            with: StoredResource(
                key: stored.key, type: type, id: id, version: stored.version + 1, updated: instant, bytes: []))
        try removeDerived(stored)
        try note(stored.key, type, id, version: stored.version + 1, .deleted)
        return Outcome(type: type, id: id, version: stored.version + 1, change: .deleted)
    }

    package func patient(of type: String, _ id: String) throws -> String? {
        guard let stored = try reading.latest(type, id) else { return nil }
        return try reading.patients(numbered: [stored.key.patient]).first?.id
    }

    private func create(_ resource: PreparedResource, at instant: Int64) throws -> Outcome {
        let type = try tables.names.types.number(adding: resource.type, in: connection.aside)
        let key = try newKey(inCompartmentOf: resource.patient)
        let new = StoredResource(
            key: key, type: resource.type, id: resource.id, version: 1, updated: instant,
            bytes: resource.body.bytes(version: 1, updated: instant))
        try connection.add(
            keys.values(key) + [.integer(type), .compact(new.id), .integer(instant), .bytes(new.bytes)],
            by: tables.dialect.insertResource)
        reading.known.replace(with: new)
        try insertDerived(resource, at: key)
        try note(key, resource.type, resource.id, version: 1, .created)
        return Outcome(type: resource.type, id: resource.id, version: 1, change: .created)
    }

    private func keepFormer(_ stored: StoredResource, at key: ResourceKey) throws {
        try connection.add(
            keys.values(key) + [
                .integer(Int64(stored.version)), .integer(stored.updated),
                .bytes(orNull: stored.isDeletion ? nil : stored.bytes),
            ], by: tables.statements.insertFormer)
    }

    private func replace(with new: StoredResource) throws {
        try connection.run(
            tables.statements.replace,
            [.integer(Int64(new.version)), .integer(new.updated), .bytes(orNull: new.isDeletion ? nil : new.bytes)]
                + keys.values(new.key))
        reading.known.replace(with: new)
    }

    private func insertDerived(_ resource: PreparedResource, at key: ResourceKey) throws {
        try index.insert(resource.searchEntries, at: key)
        for projected in resource.projected { try tables.projections.insert(projected, at: key, in: connection) }
    }

    /// Takes away what a version gave rise to. Its search entries are found again from its content: a second index by
    /// resource, only to find them, would double the search index.
    private func removeDerived(_ stored: StoredResource) throws {
        guard !stored.isDeletion else { return }
        try index.delete(preparer.searchEntries(try stored.json()), at: stored.key)
        try tables.projections.delete(at: stored.key, in: connection)
    }

    /// Moves a resource and its former versions to another patient's compartment, as when it was first written on the
    /// wrong one.
    private func move(_ key: ResourceKey, toCompartmentOf patient: String?) throws -> ResourceKey {
        let new = try newKey(inCompartmentOf: patient)
        for sql in tables.dialect.moveResource { try connection.run(sql, keys.values(new) + keys.values(key)) }
        return new
    }

    private func note(
        _ key: ResourceKey, _ type: String, _ id: String, version: Int, _ change: Outcome.Change
    ) throws {
        let type = try tables.names.types.number(adding: type, in: connection)
        try connection.add(
            keys.values(key) + [
                .integer(type), .compact(id), .integer(Int64(version)), .integer(Int64(change.rawValue)),
            ], by: tables.statements.insertEvent)
        memory.hasNewEvents = true
    }

    package func forgetEvents(through number: Int64) throws {
        try connection.run("DELETE FROM event WHERE number <= ?", [.integer(number)])
    }

    package func setNote(_ name: String, to value: [UInt8]?) throws {
        guard let value else { return try connection.run("DELETE FROM note WHERE name = ?", [.text(name)]) }
        try connection.run(
            "INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .bytes(value)])
    }
}
