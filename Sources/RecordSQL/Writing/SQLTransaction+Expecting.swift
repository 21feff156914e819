package import Record

extension SQLTransaction {
    /// Asks a server once about all that is about to be written, instead of once for each.
    package func expect(_ resources: [PreparedResource]) throws {
        guard let statements = tables.dialect.expectations, resources.count > 1 else { return }
        try expectPatients(Set(resources.map(\.patient)), statements)
        try expectResources(resources, statements)
    }

    private func expectPatients(_ ids: Set<String?>, _ statements: ExpectationStatements) throws {
        let unknown = ids.filter { memory.patients[$0] == nil }
        try remember(statements.patients, unknown)
        try remember(statements.newPatients, unknown.filter { memory.patients[$0] == nil })
    }

    private func remember(_ statement: RowStatement, _ ids: Set<String?>) throws {
        if ids.isEmpty { return }
        // In one order for all, so that the numbers of new patients do not depend on chance.
        let rows = ids.map { $0 ?? "" }.sorted().map { [SQLValue.compact($0)] }
        let found = try connection.aside.all(statement, for: rows) { row in
            (id: row.compact(0), numbers: PatientNumbers(number: row.integer(1), next: row.integer(2)))
        }
        for (id, numbers) in found { memory.patients[id.isEmpty ? nil : id] = numbers }
    }

    private func expectResources(_ resources: [PreparedResource], _ statements: ExpectationStatements) throws {
        var rows: [[SQLValue]] = []
        for resource in resources {
            memory.resources[Identity(type: resource.type, id: resource.id)] = .some(nil)
            guard let type = try tables.names.types.number(of: resource.type, in: connection.aside) else { continue }
            rows.append([.integer(type), .compact(resource.id)])
        }
        let found = try connection.all(statements.resources, for: rows) { row in
            let type = try tables.names.types.name(of: row.integer(0), in: connection.aside)
            return StoredResource(
                key: ResourceKey(rawValue: row.integer(2)), type: type, id: row.compact(1),
                version: Int(row.integer(3)),
                updated: row.integer(4), bytes: row.bytes(5))
        }
        for stored in found { memory.resources[Identity(type: stored.type, id: stored.id)] = .some(stored) }
    }
}
