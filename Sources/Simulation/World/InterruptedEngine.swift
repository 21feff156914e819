import Record

/// An engine in which something else happens between a look and what is done about it, as when two processes are at the
/// same work.
final class InterruptedEngine: RecordEngine {
    private let engine: any RecordEngine
    private let interruption: @Sendable () async throws -> Void

    /// - Parameter interruption: what happens after each look.
    init(_ engine: any RecordEngine, _ interruption: @escaping @Sendable () async throws -> Void) {
        self.engine = engine
        self.interruption = interruption
    }

    var preparer: ResourcePreparer { engine.preparer }
    var metrics: EngineMetrics { engine.metrics }
    var writesWaiting: Int { engine.writesWaiting }
    var folder: String? { engine.folder }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        let result = try await engine.read(body)
        try await interruption()
        return result
    }

    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result> {
        try engine.submit(body)
    }

    func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void> { try engine.submit(looks) }

    func size() async throws -> Int64 { try await engine.size() }

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
