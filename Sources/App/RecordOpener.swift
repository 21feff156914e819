import Care
import FHIR
import Monitoring
package import Record
import RecordPostgres
import RecordSQLite
import SignIn

/// Opens records as this program knows them: with all capabilities.
package struct RecordOpener: Sendable {
    package let capabilities: [Capability]
    package let surroundings: Surroundings
    /// Told in plain words, without anybody's data, how far it is when a large record is brought up to date.
    package var tell: @Sendable (String) -> Void = Console.standard.tell

    /// What every room brings.
    package static let allCapabilities =
        Care.Capabilities.all + [AuthorisationProjection.capability, MonitoringCapability.capability()]

    package init(capabilities: [Capability] = RecordOpener.allCapabilities, surroundings: Surroundings = .system) {
        self.capabilities = capabilities
        self.surroundings = surroundings
    }

    /// Opens the record in a file, or in the PostgreSQL database of a URL.
    ///
    /// - Throws: ``RecordError`` with what is wrong with the file or its disk, or with the database.
    package func open(_ path: String, createsIfMissing: Bool) async throws -> Record {
        let meter = RebuildMeter(now: surroundings.now, tell: tell)
        let engine: any RecordEngine =
            if PostgresAddress.isAddress(path) {
                try await PostgresEngine.open(
                    path, ifMissing: createsIfMissing ? .create : .refuse, preparer: preparer, told: meter.show)
            } else {
                try SQLiteEngine.open(
                    path, ifMissing: createsIfMissing ? .create : .refuse, preparer: preparer, told: meter.show)
            }
        return Record(engine: engine, capabilities: capabilities, surroundings: surroundings)
    }

    /// Opens a record, and lets go of it when `body` is done with it, whatever happens.
    package func withRecord<Result>(
        _ path: String, createsIfMissing: Bool = false, _ body: (Record) async throws -> Result
    ) async throws -> Result {
        let record = try await open(path, createsIfMissing: createsIfMissing)
        do {
            let result = try await body(record)
            try await record.engine.close()
            return result
        } catch {
            // What went wrong first is what matters: closing may fail for the same reason.
            try? await record.engine.close()
            throw error
        }
    }

    /// Copies a record to a place where there is none yet, in either engine.
    func copy(
        _ record: Record, to path: String, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CopyReport {
        if PostgresAddress.isAddress(path) {
            return try await PostgresEngine.copy(record.engine, to: path, preparer: preparer, progress: progress)
        }
        return try await SQLiteEngine.copy(record.engine, to: path, preparer: preparer, progress: progress)
    }

    /// What a record is called where people read it: a URL may hold a password.
    static func name(of path: String) -> String {
        guard PostgresAddress.isAddress(path) else { return path }
        return (try? PostgresAddress(path).description) ?? "the record"
    }

    /// What resources are prepared with: the search index and the projections of the capabilities.
    package var preparer: ResourcePreparer {
        let indexer = SearchIndexer()
        return ResourcePreparer(
            searchEntries: indexer.entries, capabilities: capabilities)
    }
}
