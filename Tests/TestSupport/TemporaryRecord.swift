import Foundation
package import FHIR
package import Record
package import RecordPostgres
package import RecordSQL
package import RecordSQLite

/// A record of its own for one test, gone when nobody uses it any more. Time and ids are the test's own.
package final class TemporaryRecord: Sendable {
    package let record: Record
    package let engine: any RecordEngine
    package let clock: TestClock
    package let kind: EngineKind
    /// The file, or the address of the database.
    package let path: String
    private let owner: OwnedEngine

    /// Those of the standard's search parameters, compiled once for all tests.
    package static let searchEntries: @Sendable (JSONValue) -> [SearchEntry] = SearchIndexer().entries(of:)

    /// A record in a SQLite file.
    ///
    /// - Parameters:
    ///   - searchEntries: usually those of ``SearchIndexer``.
    ///   - clock: starts where the test says; it moves only when the test moves it.
    package init(
        capabilities: [Capability] = [],
        searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry] = TemporaryRecord.searchEntries,
        clock: TestClock = TestClock()
    ) throws {
        let folder = try Self.makeFolder()
        kind = .sqlite
        path = folder.appending(path: "record").path
        self.clock = clock
        owner = OwnedEngine(
            try SQLiteEngine.open(path, preparer: Self.preparer(capabilities, searchEntries)), in: .folder(folder))
        engine = owner
        record = Record(engine: engine, capabilities: capabilities, surroundings: clock.surroundings)
    }

    /// A record in either engine.
    ///
    /// - Parameter faults: what is to fail.
    package init(
        on kind: EngineKind, capabilities: [Capability] = [], clock: TestClock = TestClock(),
        faults: FaultInjection? = nil
    ) async throws {
        self.kind = kind
        self.clock = clock
        let place: OwnedEngine.Place
        switch kind {
        case .sqlite:
            let folder = try Self.makeFolder()
            place = .folder(folder)
            path = folder.appending(path: "record").path
        case .postgres:
            let database = try await PostgresRecords.shared.take()
            place = .database(database)
            path = try await PostgresCluster.url(of: database)
        }
        owner = OwnedEngine(
            try await kind.open(path, preparer: Self.preparer(capabilities, Self.searchEntries), faults: faults),
            in: place)
        engine = owner
        record = Record(engine: engine, capabilities: capabilities, surroundings: clock.surroundings)
    }

    private static func preparer(
        _ capabilities: [Capability], _ searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry]
    ) -> ResourcePreparer {
        ResourcePreparer(searchEntries: searchEntries, capabilities: capabilities)
    }

    private static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tovholder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The engine of a record in a SQLite file.
    package var sqlite: SQLiteEngine {
        get throws {
            guard let engine = owner.engine as? SQLiteEngine else {
                throw RecordError.fault("this record is in PostgreSQL")
            }
            return engine
        }
    }

    /// The engine of a record in PostgreSQL.
    package var postgres: PostgresEngine {
        get throws {
            guard let engine = owner.engine as? PostgresEngine else {
                throw RecordError.fault("this record is in a file")
            }
            return engine
        }
    }

    /// Runs statements in a PostgreSQL record's database, past the record.
    package func alter(_ sql: String) async throws {
        guard case .database(let database) = owner.place else { throw RecordError.fault("this record is in a file") }
        try await PostgresCluster.execute(sql, in: database)
    }
}
