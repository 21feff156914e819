import Logging
package import Record
import ServiceLifecycle

/// Signs checkpoints of the audit for as long as the server runs, in one of the processes that share a record.
struct CheckpointService: Service {
    let maker: CheckpointMaker
    let logger: Logger

    /// Nil where there is no key to sign with.
    init?(_ record: Record, _ settings: AuditSettings, _ logger: Logger) throws {
        guard let key = try settings.keys().signing else { return nil }
        maker = CheckpointMaker(record, key: key, settings)
        self.logger = logger
    }

    /// Between two looks at how far the audit has come.
    private static let pause = Duration.seconds(15)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await maker.record.lead(.checkpoints) {
                while !Task.isCancelled {
                    do {
                        try await maker.turn()
                    } catch {
                        // Errors of the record and of the files hold no personal data.
                        logger.error("no checkpoint of the audit", metadata: ["error": .string("\(error)")])
                    }
                    try await Task.sleep(for: Self.pause)
                }
            }
        }
    }
}

/// Makes a checkpoint when one is due, and sees to it that each has a copy outside.
package struct CheckpointMaker: Sendable {
    let record: Record
    private let key: AuditSigningKey
    private let settings: AuditSettings

    package init(_ record: Record, key: AuditSigningKey, _ settings: AuditSettings) {
        self.record = record
        self.key = key
        self.settings = settings
    }

    /// Makes a checkpoint where so many rows or so much time have gone since the last one, and copies what has no copy.
    ///
    /// - Parameter isDue: whether to make one whatever has gone, as long as there are new rows.
    package func turn(isDue: Bool = false) async throws {
        let (newest, last) = try await record.auditProgress()
        let rows = (newest?.number ?? 0) - (last?.link.number ?? 0)
        let since = record.surroundings.now() - (last?.instant ?? .min / 2)
        if rows > 0, isDue || rows >= settings.rows || since >= settings.minutes * 60_000 {
            _ = try await record.checkpointAudit(signing: key)
        }
        try await copy()
    }

    private func copy() async throws {
        guard let path = settings.copies else { return }
        let store = CheckpointStore(path)
        let missing = try await record.checkpoints(after: try store.read().last?.place ?? 0)
        try store.add(missing)
    }
}
