import Foundation
package import Record
package import RecordSQL
import RecordPostgres
import RecordSQLite

/// The engines that a test of the record runs on: `@Test(arguments: EngineKind.available)`.
package enum EngineKind: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite, postgres

    /// Those that this machine has; only one where `TOVHOLDER_TEST_ENGINE` names it.
    package static let available = allCases.filter { kind in
        let only = ProcessInfo.processInfo.environment["TOVHOLDER_TEST_ENGINE"]
        return (kind == .sqlite || PostgresCluster.isInstalled) && (only == nil || only == kind.rawValue)
    }

    /// The one that a test of a suite ``OnEachEngine`` runs on; SQLite for all others.
    @TaskLocal package static var current = EngineKind.sqlite

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
