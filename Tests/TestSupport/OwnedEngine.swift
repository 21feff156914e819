import Foundation
import Record

/// An engine that takes its record away when nobody uses it any more.
final class OwnedEngine: RecordEngine {
    let engine: any RecordEngine
    let place: Place

    /// What is taken away.
    enum Place {
        case folder(URL)
        case database(String)
    }

    init(_ engine: any RecordEngine, in place: Place) {
        self.engine = engine
        self.place = place
    }

    deinit {
        switch place {
        case .folder(let folder): try? FileManager.default.removeItem(at: folder)
        case .database(let database): PostgresRecords.shared.giveBack(database)
        }
    }

    var preparer: ResourcePreparer { engine.preparer }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        try await engine.read(body)
    }

    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result> {
        try engine.submit(body)
    }

    package func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void> { try engine.submit(looks) }

    func check(progress: @escaping @Sendable (Int, Int) -> Void) async throws -> CheckReport {
        try await engine.check(progress: progress)
    }

    func backup(to path: String) async throws { try await engine.backup(to: path) }

    func close() async throws { try await engine.close() }
}
