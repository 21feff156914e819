import FHIR
package import Record

/// Whether everything in a record agrees, at one snapshot. Goes through the resources once, one in memory at a time.
package struct RecordCheck {
    private let reading: SQLReading
    private let connection: any SQLConnection
    private let preparer: ResourcePreparer
    private let index: SearchIndexWriter
    private let witness: AuditWitness
    private var report: CheckReport
    /// How many rows each table should have, counted while going through the resources.
    private var expectedRows: [String: Int] = [:]

    /// Progress is told after as many resources.
    private static let stride = 1000

    /// - Parameters:
    ///   - witness: what lies outside the record, to hold the audit against.
    ///   - report: what is known already.
    package init(
        _ reading: SQLReading, preparer: ResourcePreparer, witness: AuditWitness, report: CheckReport = CheckReport()
    ) {
        self.reading = reading
        self.witness = witness
        self.report = report
        self.preparer = preparer
        connection = reading.connection
        index = SearchIndexWriter(connection: connection, tables: reading.tables)
    }

    /// Goes through the record.
    package mutating func run(
        _ extent: CheckExtent = .everything, _ progress: (Int, Int) -> Void
    ) throws -> CheckReport {
        if extent == .everything {
            try checkResources(progress)
            try checkRowCounts()
            try checkContradictions()
        }
        try checkAudit()
        return report
    }

    private var keys: KeyColumns { reading.keys }

    private mutating func checkResources(_ progress: (Int, Int) -> Void) throws {
        let total = try connection.first("SELECT count(*) FROM resource") { Int($0.integer(0)) } ?? 0
        try connection.forEach("SELECT \(ResourceStatements.columns(keys)) FROM resource ORDER BY \(keys.list)") {
            row in
            let resource = try reading.resource(from: row)
            try checkVersions(resource)
            if !resource.isDeletion { try checkContent(resource) }
            report.resources += 1
            if report.resources % Self.stride == 0 || report.resources == total { progress(report.resources, total) }
            return true
        }
    }

    private mutating func checkVersions(_ resource: StoredResource) throws {
        let former = try connection.first(
            "SELECT count(*), coalesce(max(version), 0) FROM former WHERE \(keys.isKey)", keys.values(resource.key)
        ) { (count: Int($0.integer(0)), last: Int($0.integer(1))) }
        if former?.count != resource.version - 1 || former?.last != resource.version - 1 {
            report.find("\(place(resource)): version \(resource.version), but not one of each before it")
        }
        expectedRows["former", default: 0] += resource.version - 1
    }

    /// A resource by its place, not its id: findings go to logs.
    private func place(_ resource: StoredResource) -> String {
        "\(resource.type) at \(resource.key.patient)/\(resource.key.sequence)"
    }

    private mutating func checkContent(_ resource: StoredResource) throws {
        let json: JSONValue
        let prepared: PreparedResource
        do {
            json = try resource.json()
            prepared = try preparer.prepare(json)
        } catch {
            return report.find("\(place(resource)): the stored content cannot be read: \(error)")
        }
        if prepared.type != resource.type || prepared.id != resource.id {
            report.find("\(place(resource)): the content has another type or id than its place")
        }
        if prepared.body.bytes(version: resource.version, updated: resource.updated) != resource.bytes {
            report.find("\(place(resource)): the content does not say the version and instant of its place")
        }
        let patient = try prepared.patient.map { try reading.number(ofPatient: $0) } ?? ResourceKey.nobody
        if patient != resource.key.patient {
            report.find("\(place(resource)): lies in another compartment than its content says")
        }
        for check in preparer.checks where check.types.contains(resource.type) {
            if let fault = check.fault(json) { report.find("\(place(resource)): \(check.name): \(fault)") }
        }
        try checkIndex(prepared, resource)
        for projected in prepared.projected { try checkProjection(projected, resource) }
    }

    private mutating func checkIndex(_ prepared: PreparedResource, _ resource: StoredResource) throws {
        let rows = Array(try index.rows(of: prepared.searchEntries))
        for (row, count) in zip(rows, try index.counts(rows, at: resource.key)) {
            expectedRows[row.table.name, default: 0] += 1
            if count != 1 {
                report.find("\(place(resource)): an entry of search parameter \(row.parameter) is missing")
            }
        }
    }

    private mutating func checkProjection(_ projected: ProjectedRows, _ resource: StoredResource) throws {
        expectedRows[ProjectionTables.table(of: projected.projection), default: 0] += projected.rows.count
        if try reading.tables.projections.rows(of: projected.projection, at: resource.key, in: connection)
            != projected.rows
        {
            report.find("\(place(resource)): rows of \(projected.projection) are not what the resource gives")
        }
    }

    /// Each row that should be there has been found; with as many in all, there are no others.
    private mutating func checkRowCounts() throws {
        let tables =
            ["former"] + IndexTable.allCases.map(\.name)
            + reading.tables.projections.projections.map { ProjectionTables.table(of: $0.name) }
        for table in tables {
            let count = try connection.first("SELECT count(*) FROM \(table)") { Int($0.integer(0)) } ?? 0
            let expected = expectedRows[table, default: 0]
            if count != expected { report.find("\(table): \(count) rows where there should be \(expected)") }
        }
    }

    private mutating func checkContradictions() throws {
        for contradiction in reading.tables.dialect.contradictions {
            try connection.forEach(contradiction.query) { row in
                report.find("\(contradiction.subject) \(row.integer(0)): \(contradiction.finding)")
                return true
            }
        }
    }

    /// Each row from the one before it, then the rows against the checkpoints.
    private mutating func checkAudit() throws {
        var previous = AuditChain.origin
        var expected: Int64 = 1
        try connection.forEach("SELECT \(reading.auditColumns) FROM audit ORDER BY number") { row in
            let number = row.integer(0)
            report.auditRows += 1
            if number < expected {
                report.find("audit: row \(number) is there twice")
                return true
            }
            let hash = row.bytes(11)
            if number > expected {
                // What it was made from is gone with those that are missing: it is taken as it is.
                report.find(
                    number == expected + 1
                        ? "audit: row \(expected) is missing" : "audit: rows \(expected) to \(number - 1) are missing")
            } else if try self.hash(of: row, number, after: previous) != hash {
                report.find("audit: row \(number) is not what was written")
            }
            previous = hash
            expected = number + 1
            return true
        }
        let checkpoints = try reading.notes(startingWith: AuditCheckpoint.notePrefix)
        report.checkpoints = checkpoints.count
        let findings = try witness.findings(checkpoints, newest: expected - 1) { number in
            try reading.auditLink(at: number)?.hash
        }
        for finding in findings { report.find(finding) }
    }

    /// Nil where the row is damaged so that it cannot be read.
    private func hash(of row: any SQLRow, _ number: Int64, after previous: [UInt8]) throws -> [UInt8]? {
        do {
            return AuditChain.hash(try reading.entry(from: row), number: number, after: previous)
        } catch RecordError.unavailable(.damaged) {
            return nil
        }
    }
}
