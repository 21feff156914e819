package import Record

extension SQLTransaction {
    package func expectNone(_ identity: ResourceIdentity) { reading.known.addNone(identity) }

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
        let wanted = Set(resources.map { ResourceIdentity(type: $0.type, id: $0.id) })
        reading.known.add(try tables.latest(wanted, by: statements.resources, on: connection))
    }
}
