package import Record
package import RecordSQL
import RecordPostgres
import RecordSQLite

/// The engines that a test of the record runs on: `@Test(arguments: EngineKind.available)`.
package enum EngineKind: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite, postgres

    /// Those that this machine has.
    package static let available = allCases.filter { $0 == .sqlite || PostgresCluster.isInstalled }

    package var description: String { rawValue }

    /// Opens the record at a path or an address.
    ///
    /// - Parameter faults: what is to fail.
    package func open(
        _ place: String, preparer: ResourcePreparer, faults: FaultInjection? = nil
    ) async throws -> any RecordEngine {
        switch self {
        case .sqlite: try SQLiteEngine.open(place, preparer: preparer, faults: faults)
        case .postgres: try await PostgresEngine.open(place, preparer: preparer, faults: faults)
        }
    }
}
