package import Record
package import RecordSQL

/// The record in a PostgreSQL database: one writer with group commit, a pool of readers, each with a connection and a
/// thread of its own.
package final class PostgresEngine: RecordEngine {
    package let preparer: ResourcePreparer
    /// Where the record is, for people.
    package let place: String

    package let metrics = EngineMetrics(
        engine: "postgresql", readers: ReaderPool.most + ReaderPool.mostBrief, mostWrites: GroupCommit.mostWaiting)

    let tables: RecordTables
    private let server: PostgresServer
    let readers: ReaderPool
    private let briefReaders: ReaderPool
    let writer: ConnectionThread<PostgresWriter>
    private let commits: GroupCommit
    private let watch: PostgresWatch

    /// What to do when there is no record in the database.
    package enum Missing: Sendable {
        case create, refuse
    }

    /// Opens a record, makes it in an empty database, brings its schema up to date, and rebuilds projections whose
    /// version was raised.
    ///
    /// - Parameters:
    ///   - url: such as `postgresql://host1,host2/record`.
    ///   - preparer: with the projections of all capabilities.
    ///   - told: how far it is, where something is made anew.
    /// - Throws: ``RecordError`` with what is wrong with the database or the way to it.
    package static func open(
        _ url: String, ifMissing: Missing = .create, preparer: ResourcePreparer,
        told: @escaping RebuildProgress.Told = { _ in }
    ) async throws -> PostgresEngine {
        try await open(
            url, ifMissing: ifMissing, preparer: preparer, faults: nil, patience: PostgresPatience(), told: told)
    }

    /// - Parameter faults: what a test makes fail.
    package static func open(
        _ url: String, ifMissing: Missing = .create, preparer: ResourcePreparer, faults: FaultInjection?
    ) async throws -> PostgresEngine {
        try await open(url, ifMissing: ifMissing, preparer: preparer, faults: faults, patience: PostgresPatience())
    }

    /// - Parameter patience: how long a server that does not answer is waited for.
    static func open(
        _ url: String, ifMissing: Missing = .create, preparer: ResourcePreparer, faults: FaultInjection? = nil,
        patience: PostgresPatience, told: @escaping RebuildProgress.Told = { _ in }
    ) async throws -> PostgresEngine {
        let engine = try PostgresEngine(
            try PostgresAddress(url), preparer: preparer, faults: faults, patience: patience)
        do {
            try await engine.bringUpToDate(createsIfMissing: ifMissing == .create, told)
            return engine
        } catch {
            throw RecordError.from(error, engine.place)
        }
    }

    private init(
        _ address: PostgresAddress, preparer: ResourcePreparer, faults: FaultInjection?, patience: PostgresPatience
    ) throws {
        let place = address.description
        let tables = try RecordTables(PostgresDialect(), projections: preparer.projections)
        let server = PostgresServer(address, patience: patience)
        let writer = ConnectionThread("record.writer", PostgresWriter(server, faults: faults))
        self.preparer = preparer
        self.place = place
        self.tables = tables
        self.server = server
        self.writer = writer
        watch = PostgresWatch(server)
        readers = ReaderPool(
            server, PostgresSettings.reader, most: ReaderPool.most, tables: tables, metrics: metrics)
        briefReaders = ReaderPool(
            server, PostgresSettings.briefReader, most: ReaderPool.mostBrief, together: ReaderPool.mostTogether,
            tables: tables, metrics: metrics)
        commits = GroupCommit(
            tables, preparer: preparer, faults: faults, metrics: metrics, events: EventNumbers(),
            told: { RecordError.from($0, place) },
            onWriter: { work in writer.start { work($0) } })
    }

    private func bringUpToDate(createsIfMissing: Bool, _ told: @escaping RebuildProgress.Told) async throws {
        try await writer.run { [place, tables, preparer] writer in
            // What is made anew of a large record takes long.
            try writer.unhurried { connection in
                let schema = Schema(connection, place: place)
                try schema.requireUTF8()
                try writer.begin()
                do {
                    try schema.bringUpToDate(
                        createsIfMissing: createsIfMissing, tables: tables, preparer: preparer, told: told)
                    try writer.commit()
                } catch {
                    writer.rollback()
                    throw error
                }
            }
        }
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        do {
            return try await readers.read { _, reading in try body(reading) }
        } catch {
            throw RecordError.from(error, place)
        }
    }

    package func readWhenAudited<Result: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result {
        do {
            let pool = kind == .brief ? briefReaders : readers
            return try await pool.readWhenAudited(kind, expecting: resource) { _, reading in try body(reading) }
        } catch {
            throw RecordError.from(error, place)
        }
    }

    package func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result> {
        try commits.submit(body)
    }

    package var writesWaiting: Int { commits.waitingCount }

    package var folder: String? { nil }

    package func size() async throws -> Int64 {
        do {
            return try await readers.read { connection, _ in
                try connection.first("SELECT pg_database_size(current_database())", { $0.integer(0) }) ?? 0
            }
        } catch {
            throw RecordError.from(error, place)
        }
    }

    package func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void> { try commits.submit(looks) }

    package func check(
        _ extent: CheckExtent, against witness: AuditWitness, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CheckReport {
        do {
            return try await readers.read { [tables, preparer] connection, _ in
                try connection.takeTime()
                var check = RecordCheck(SQLReading(connection, tables: tables), preparer: preparer, witness: witness)
                return try check.run(extent, progress)
            }
        } catch {
            throw RecordError.from(error, place)
        }
    }

    /// - Throws: always: a file beside a server is not where its backups belong.
    package func backup(to path: String) async throws {
        throw RecordError.invalid(
            "a record in PostgreSQL is backed up with PostgreSQL's own tools: pg_basebackup, or pg_dump for one database"
        )
    }

    package func eventNumbers() -> AsyncStream<Int64> { watch.eventNumbers() }

    package func turns(at duty: Duty) -> AsyncStream<Bool> { watch.turns(at: duty) }

    package func close() async throws {
        commits.close()
        watch.close()
        server.close()
        readers.close()
        briefReaders.close()
        // Whatever was submitted runs before this, for the writer takes one at a time.
        try await writer.run { $0.close() }
    }
}
