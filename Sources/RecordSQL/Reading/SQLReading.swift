package import Access
package import Record

/// A snapshot of the record on one connection, seen through a scope.
package final class SQLReading: EngineReading {
    package let connection: any SQLConnection
    package let tables: RecordTables
    package let filter: ScopeFilter
    /// Whether all that it sees is committed.
    let isCommitted: Bool
    /// The ids of patients met, where they may yet be undone.
    private var metPatients: [Int64: String] = [:]
    /// What was decided about citizens met, where the scope is those related; nil: nothing of theirs is open.
    var decided: [Int64: PartFilter?] = [:]
    /// What was asked for beforehand, or written.
    let known: KnownVersions
    /// How much of the audit is open.
    private(set) var log = Scope.Log.all

    /// More than this are looked up again.
    private static let mostMetPatients = 10_000

    /// - Parameter isCommitted: false for one who may see what the writer has not committed yet.
    package convenience init(
        _ connection: any SQLConnection, tables: RecordTables, filter: ScopeFilter = .everything,
        isCommitted: Bool = false
    ) {
        self.init(connection, tables: tables, filter: filter, isCommitted: isCommitted, known: KnownVersions())
    }

    private init(
        _ connection: any SQLConnection, tables: RecordTables, filter: ScopeFilter, isCommitted: Bool,
        known: KnownVersions
    ) {
        self.known = known
        self.connection = connection
        self.tables = tables
        self.filter = filter
        self.isCommitted = isCommitted
    }

    var names: Names { tables.names }
    var keys: KeyColumns { tables.keys }

    /// Asks a server once for the latest versions that several looks at this instant will ask for first.
    package func foresee(_ resources: [ResourceIdentity]) throws {
        guard let statement = tables.dialect.expectations?.resources, !resources.isEmpty else { return }
        known.add(try tables.latest(Set(resources), by: statement, on: connection))
    }

    package func within(_ scope: Scope) throws -> any EngineReading {
        let everything = SQLReading(
            connection, tables: tables, filter: .everything, isCommitted: isCommitted, known: known)
        var parts: [Int64: PartFilter] = [:]
        var patients: [Int64]?
        var related: RelatedFilter?
        switch scope.patients {
        case .all: break
        case .related(let description): related = RelatedFilter(description, tables.dialect)
        case .some(let ids):
            var numbers: [Int64] = []
            for id in ids {
                guard let number = try number(ofPatient: id) else { continue }
                numbers.append(number)
                if let part = scope.parts[id] { parts[number] = try PartFilter(part, of: number, in: everything) }
            }
            patients = numbers
        }
        let narrowed = SQLReading(
            connection, tables: tables,
            filter: ScopeFilter(
                patients: patients, shared: scope.shared, parts: parts, related: related,
                types: try scope.limits.map { try TypeFilter($0, in: everything) }),
            isCommitted: isCommitted, known: known)
        narrowed.log = scope.log
        return narrowed
    }

    func number(ofPatient id: String) throws -> Int64? {
        if isCommitted, let known = tables.patientNames.number(of: id) { return known }
        let number = try connection.first(
            "SELECT number FROM \(tables.dialect.patientByIdentifier)", [.compact(id)]
        ) { $0.integer(0) }
        if isCommitted, let number { tables.patientNames.remember(id, of: number) }
        return number
    }

    package func resource(_ type: String, _ id: String) throws -> StoredResource? {
        guard let current = try latest(type, id), !current.isDeletion else { return nil }
        return try opened(current, isCurrent: true)
    }

    package func resource(at key: ResourceKey) throws -> StoredResource? {
        try opened(
            try connection.first(tables.statements.current, keys.values(key), resource(from:)), isCurrent: true)
    }

    package func forEachResource(ofTypes types: [String]?, _ body: (StoredResource) throws -> Bool) throws {
        let present = "SELECT \(ResourceStatements.columns(keys)) FROM resource WHERE body IS NOT NULL"
        guard let types else {
            // Of what is nobody's, only the directory's types may be open, which only the rows themselves can tell; and
            // they tell too what of a citizen's is.
            let shared = filter.shared == .directory ? Scope.Shared.all : filter.shared
            let owners = ScopeFilter(
                patients: filter.patients, shared: shared, parts: [:], related: filter.related, types: nil)
            var sql = SQLText(present)
            sql.and(owners.ownerCondition(on: keys, in: "resource", type: ""))
            sql.append(" ORDER BY \(keys.list)")
            try connection.forEach(sql) { row in
                try opened(try resource(from: row), isCurrent: true).map(body) ?? true
            }
            return
        }
        var goesOn = true
        for type in types where goesOn {
            guard let typeNumber = try names.types.number(of: type, in: connection) else { continue }
            var sql = SQLText(present + " AND type = ?", [.integer(typeNumber)])
            sql.and(filter.condition(on: keys, in: "resource", type: type))
            sql.append(" ORDER BY \(keys.list)")
            try connection.forEach(sql) { row in
                goesOn = try body(try found(try resource(from: row)))
                return goesOn
            }
        }
    }

    package func history(_ type: String, _ id: String) throws -> [StoredResource] {
        guard let current = try latest(type, id), filter.mayContain(current.key, type: type) else { return [] }
        let former = try connection.all(tables.statements.former, keys.values(current.key)) {
            version(of: type, id, from: $0)
        }
        return try [opened(current, isCurrent: true)].compactMap { $0 }
            + former.compactMap { try opened($0, isCurrent: false) }
    }

    /// The latest version of a resource, a deletion too, whatever the scope.
    func latest(_ type: String, _ id: String) throws -> StoredResource? {
        if let version = known[ResourceIdentity(type: type, id: id)] { return version }
        guard let typeNumber = try names.types.number(of: type, in: connection) else { return nil }
        return try connection.first(tables.statements.byIdentifier, [.integer(typeNumber), .compact(id)]) {
            version(of: type, id, from: $0)
        }
    }

    package func knows(patient: String) throws -> Bool {
        guard let number = try number(ofPatient: patient) else { return false }
        if filter.related != nil { return try relatedParts(of: number) != nil }
        return filter.patients?.contains(number) ?? true
    }

    package func patients(numbered numbers: Set<Int64>) throws -> [NumberedPatient] {
        try numbers.subtracting([ResourceKey.nobody]).sorted().compactMap { number in
            try identifier(ofPatient: number).map { NumberedPatient(number: number, id: $0) }
        }
    }

    func identifier(ofPatient number: Int64) throws -> String? {
        let known = isCommitted ? tables.patientNames.id(of: number) : metPatients[number]
        if let known { return known }
        let id = try connection.first("SELECT id FROM patient WHERE number = ?", [.integer(number)]) {
            $0.compact(0)
        }
        guard let id else { return nil }
        if isCommitted {
            tables.patientNames.remember(id, of: number)
        } else {
            if metPatients.count >= Self.mostMetPatients { metPatients = [:] }
            metPatients[number] = id
        }
        return id
    }

    func resource(from row: any SQLRow) throws -> StoredResource {
        StoredResource(
            key: ResourceKey(rawValue: row.integer(0)), type: try names.types.name(of: row.integer(1), in: connection),
            id: row.compact(2), version: Int(row.integer(3)), updated: row.integer(4), bytes: row.bytes(5))
    }

    func version(of type: String, _ id: String, from row: any SQLRow) -> StoredResource {
        StoredResource(
            key: ResourceKey(rawValue: row.integer(0)), type: type, id: id, version: Int(row.integer(1)),
            updated: row.integer(2), bytes: row.bytes(3))
    }
}
