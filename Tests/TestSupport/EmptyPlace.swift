import Foundation
package import Record
import RecordPostgres
import RecordSQLite

/// A place for a record where there is none yet; taken away with this object.
package final class EmptyPlace: Sendable {
    package let kind: EngineKind
    /// A path, or the address of a database.
    package let path: String
    private let place: OwnedEngine.Place

    package init(for kind: EngineKind) async throws {
        self.kind = kind
        switch kind {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "tovholder-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            place = .folder(folder)
            path = folder.appending(path: "record").path
        case .postgres:
            let database = try await PostgresCluster.makeDatabase()
            place = .database(database)
            path = try await PostgresCluster.url(of: database)
        }
    }

    deinit {
        switch place {
        case .folder(let folder): try? FileManager.default.removeItem(at: folder)
        case .database(let database): PostgresCluster.drop(database)
        }
    }

    /// Copies a record to this place.
    package func copy(of source: any RecordEngine) async throws -> CopyReport {
        switch kind {
        case .sqlite:
            try await SQLiteEngine.copy(source, to: path, preparer: source.preparer) { _, _ in }
        case .postgres:
            try await PostgresEngine.copy(source, to: path, preparer: source.preparer) { _, _ in }
        }
    }

    /// Opens the record that has been made here.
    package func open(preparer: ResourcePreparer) async throws -> any RecordEngine {
        switch kind {
        case .sqlite: try SQLiteEngine.open(path, ifMissing: .refuse, preparer: preparer)
        case .postgres: try await PostgresEngine.open(path, ifMissing: .refuse, preparer: preparer)
        }
    }
}
