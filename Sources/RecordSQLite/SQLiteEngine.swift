import struct GRDB.Configuration
import class GRDB.DatabasePool
package import Record
package import RecordSQL

/// The record in one SQLite file: WAL, one writer with group commit, a few readers.
package final class SQLiteEngine: RecordEngine {
    package let preparer: ResourcePreparer
    package let path: String
    package let metrics = EngineMetrics(
        engine: "sqlite", readers: SQLiteEngine.readerCount, mostWrites: GroupCommit.mostWaiting)

    let pool: DatabasePool
    let tables: RecordTables
    private let readers: Readers
    private let briefReaders: BriefReaders
    private let commits: GroupCommit
    private let events = EventNumbers()
    private let log: LogLength
    private let lock: RecordLock

    /// 8 KB. On the Synthea set a resource takes 2,700 bytes with 4 KB pages, 2,550 with 8 KB, 2,480 with 16 KB; but a
    /// bulk load changes most index pages in each transaction, so that larger pages write more for the same rows.
    static let pageSize = 8 << 10
    /// The writer keeps the pages it inserts into: the upper levels and right edges of the index trees.
    static let writerCache = 64 << 20
    /// A log that a slow reader made long is cut back to this when it has been copied into the file.
    static let keptLog = 128 << 20
    /// A reader sees one citizen at a time; the operating system's cache holds the rest.
    static let readerCache = 8 << 20
    /// As many look at once; each has its own connection and cache.
    static let readerCount = 4

    /// What to do when there is no file.
    package enum Missing: Sendable {
        case create, refuse
    }

    /// Opens a record, makes it where there is none, brings its schema up to date, and rebuilds projections whose
    /// version was raised.
    ///
    /// - Parameters:
    ///   - path: of the record file; a `-wal`, a `-shm` and a `-lock` file lie beside it.
    ///   - preparer: with the projections of all capabilities.
    ///   - told: how far it is, where something is made anew.
    /// - Throws: ``RecordError/unavailable(_:)`` with what is wrong with the file or its disk.
    package static func open(
        _ path: String, ifMissing: Missing = .create, preparer: ResourcePreparer,
        told: @escaping RebuildProgress.Told = { _ in }
    ) throws -> SQLiteEngine {
        var options = EngineOptions()
        options.told = told
        return try open(path, ifMissing: ifMissing, preparer: preparer, options: options)
    }

    /// - Parameter faults: what a test makes fail.
    package static func open(
        _ path: String, preparer: ResourcePreparer, faults: FaultInjection?
    ) throws -> SQLiteEngine {
        var options = EngineOptions()
        options.faults = faults
        return try open(path, preparer: preparer, options: options)
    }

    /// - Parameter options: what a test or a measurement varies.
    package static func open(
        _ path: String, ifMissing: Missing = .create, preparer: ResourcePreparer, options: EngineOptions
    ) throws -> SQLiteEngine {
        do {
            return try SQLiteEngine(path, ifMissing: ifMissing, preparer: preparer, options: options)
        } catch {
            throw RecordError.from(error, path: path)
        }
    }

    private init(
        _ path: String, ifMissing: Missing, preparer: ResourcePreparer, options: EngineOptions
    ) throws {
        let file = RecordFile(path: path)
        try file.requireWritable()
        lock = try RecordLock(path: path, .shared)
        switch try file.kind(busyTimeout: options.busyTimeout) {
        case .missing where ifMissing == .refuse: throw RecordError.unavailable(.missing("there is no record \(path)"))
        case .missing: try file.createForOwner()
        case .empty: break
        case .record(let version): try Self.requireKnown(version, path)
        case .foreign: throw RecordError.unavailable(.notARecord("\(path) is another program's database"))
        }
        self.path = path
        self.preparer = preparer
        let tables = try RecordTables(SQLiteDialect(), projections: preparer.projections)
        let log = LogLength()
        let pool = try DatabasePool(path: path, configuration: Self.configuration(options))
        self.tables = tables
        self.log = log
        self.pool = pool
        let faults = options.faults
        commits = GroupCommit(
            tables, preparer: preparer, faults: faults, metrics: metrics, events: events,
            told: { RecordError.from($0, path: path) },
            onWriter: { work in
                pool.asyncWriteWithoutTransaction { work(Writer(Connection($0, faults: faults), log: log)) }
            })
        try pool.writeWithoutTransaction { database in
            // GRDB sets NORMAL last of all when it opens a pool, so this stands after it, not in the configuration.
            try database.execute(sql: "PRAGMA synchronous = \(options.isDurable ? "FULL" : "OFF")")
            try database.execute(sql: "PRAGMA cache_size = -\(Self.writerCache >> 10)")
            try database.execute(sql: "PRAGMA journal_size_limit = \(Self.keptLog)")
            if let most = options.largestFile {
                try database.execute(sql: "PRAGMA max_page_count = \(most / Self.pageSize)")
            }
            log.listen(on: database)
            let schema = Schema(
                Connection(database), tables: tables, preparer: preparer, told: options.told)
            try database.inTransaction(.immediate) {
                try schema.bringUpToDate()
                return .commit
            }
        }
        briefReaders = try BriefReaders(path: path, count: Self.readerCount, configuration: Self.configuration(options))
        readers = try Readers(
            path: path, count: Self.readerCount, configuration: Self.configuration(options), metrics: metrics)
    }

    private static func configuration(_ options: EngineOptions) -> Configuration {
        var configuration = Configuration()
        configuration.label = "record"
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(options.busyTimeout)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA page_size = \(pageSize);
                    PRAGMA cache_size = -\(readerCache >> 10);
                    PRAGMA temp_store = MEMORY;
                    """)
            // Mapped pages count as this process's memory as if they were its own, for little: a page from the
            // operating system's cache takes 2 to 4 microseconds without.
            try database.execute(sql: "PRAGMA mmap_size = 0")
        }
        return configuration
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        do {
            return try await readers.read { [tables] in try body(SQLReading($0, tables: tables, isCommitted: true)) }
        } catch {
            throw RecordError.from(error, path: path)
        }
    }

    package func readWhenAudited<Result: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result {
        do {
            let reading = { @Sendable [tables] in try body(SQLReading($0, tables: tables, isCommitted: true)) }
            if kind == .brief, let (result, audited) = try briefReaders.read(reading) {
                try await audited.value
                return result
            }
            return try await readers.readWhenAudited(reading)
        } catch {
            throw RecordError.from(error, path: path)
        }
    }

    package func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result> {
        try commits.submit(body)
    }

    package var writesWaiting: Int { commits.waitingCount }

    package func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void> { try commits.submit(looks) }

    package func eventNumbers() -> AsyncStream<Int64> {
        let stream = events.follow()
        Task { [weak self] in
            // The record may be closed by now: then nobody follows it either.
            let newest = try? await self?.readers.read { connection in
                try connection.first("SELECT coalesce(max(number), 0) FROM event", { $0.integer(0) }) ?? 0
            }
            if let newest { self?.events.begin(at: newest) }
        }
        return stream
    }

    package func turns(at duty: Duty) -> AsyncStream<Bool> { FileTurns.turns(at: duty, path) }

    package func close() async throws {
        commits.close()
        events.close()
        try readers.close()
        try briefReaders.close()
        // Whatever was submitted runs before this, for the writer takes one at a time. The log then goes into the file,
        // so that the file alone is the record; where somebody else still reads, that is theirs to do.
        try await pool.writeWithoutTransaction { database in _ = try? database.checkpoint(.truncate) }
        try pool.close()
        lock.release()
    }
}
