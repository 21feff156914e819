import Foundation
package import Record
package import RecordSQLite
package import FHIR
import Synchronization

/// A record in a folder of its own, gone with this object. Time and ids are the test's own.
package final class TemporaryRecord: Sendable {
    package let record: Record
    package let engine: SQLiteEngine
    package let clock: TestClock
    package let path: String
    private let folder: URL

    /// Those of the standard's search parameters, compiled once for all tests.
    package static let searchEntries: @Sendable (JSONValue) -> [SearchEntry] = SearchIndexer().entries(of:)

    /// - Parameters:
    ///   - searchEntries: usually those of ``SearchIndexer``.
    ///   - clock: starts where the test says; it moves only when the test moves it.
    package init(
        capabilities: [Capability] = [],
        searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry] = TemporaryRecord.searchEntries,
        clock: TestClock = TestClock()
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tovholder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "record").path
        self.clock = clock
        let preparer = ResourcePreparer(
            searchEntries: searchEntries, projections: capabilities.flatMap(\.projections))
        engine = try SQLiteEngine.open(path, preparer: preparer)
        record = Record(engine: engine, capabilities: capabilities, surroundings: clock.surroundings)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

/// Time and ids for a test: an instant that stands still, and ids that count up.
package final class TestClock: Sendable {
    private let state: Mutex<(instant: Int64, identifiers: Int)>

    /// - Parameter instant: milliseconds since 1970; unless told, 2026-11-21T09:00:00Z.
    package init(at instant: Int64 = 1_795_251_600_000) {
        state = Mutex((instant, 0))
    }

    package var now: Int64 { state.withLock { $0.instant } }

    package func advance(by milliseconds: Int64) { state.withLock { $0.instant += milliseconds } }

    package var surroundings: Surroundings {
        Surroundings(
            now: { self.now },
            newIdentifier: {
                self.state.withLock { state in
                    state.identifiers += 1
                    return "id-\(state.identifiers)"
                }
            })
    }
}
