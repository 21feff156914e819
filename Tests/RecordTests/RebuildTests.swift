import Access
import FHIR
import Record
import RecordPostgres
import RecordSQL
import RecordSQLite
import Synchronization
import TestSupport
import Testing

/// What is made anew of a large record tells how far it is.
@Suite(.onEachEngine) struct RebuildTests {
    @Test func `the search index tells how far it is when it is made anew`() async throws {
        let temporary = try await TemporaryRecord(on: .current)
        let count = DerivedTables.tellingStep * 2 + 7
        let prepared = try (0..<count).map { number in
            try temporary.record.preparer.prepare(try JSONDocument(Sample.patient("p\(number)")).root)
        }
        try await temporary.record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            for resource in prepared { _ = try $0.put(resource) }
        }
        try await temporary.engine.close()
        let told = Mutex<[RebuildProgress]>([])
        let preparer = ResourcePreparer(
            searchEntries: TemporaryRecord.searchEntries, searchVersion: ResourcePreparer.standardSearchVersion + 1,
            projections: [])
        let tell: RebuildProgress.Told = { progress in told.withLock { $0.append(progress) } }
        let engine: any RecordEngine =
            switch temporary.kind {
            case .sqlite: try SQLiteEngine.open(temporary.path, preparer: preparer, told: tell)
            case .postgres: try await PostgresEngine.open(temporary.path, preparer: preparer, told: tell)
            }
        let step = DerivedTables.tellingStep
        #expect(
            told.withLock { $0 }
                == [step, 2 * step, count].map { RebuildProgress(.searchIndex, done: $0, all: count) })
        try await engine.close()
    }
}
