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

    func readWhenAudited<Result: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result {
        try await engine.readWhenAudited(kind, expecting: resource, body)
    }

    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result> {
        try engine.submit(body)
    }

    var metrics: EngineMetrics { engine.metrics }
    var writesWaiting: Int { engine.writesWaiting }
    var folder: String? { engine.folder }
    func size() async throws -> Int64 { try await engine.size() }

    package func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void> { try engine.submit(looks) }

    func check(
        _ extent: CheckExtent, against witness: AuditWitness, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CheckReport {
        try await engine.check(extent, against: witness, progress: progress)
    }

    func backup(to path: String) async throws { try await engine.backup(to: path) }

    func eventNumbers() -> AsyncStream<Int64> { engine.eventNumbers() }

    func turns(at duty: Duty) -> AsyncStream<Bool> { engine.turns(at: duty) }

    func close() async throws { try await engine.close() }
}
