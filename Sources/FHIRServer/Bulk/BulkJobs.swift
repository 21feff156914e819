import Access
import Record
import Synchronization

/// The exports and imports of a record, and those of them that this process carries out.
package final class BulkJobs: Sendable {
    private struct Local {
        var task: Task<Void, Never>?
        var progress = ""
        /// The address as it was asked, with whom its filters may name.
        var address: String
        /// What the filters of an export found, by type.
        var matches: [String: [SearchMatch]] = [:]
        /// What was refused of an import: OperationOutcomes, one to a line.
        var outcomes: [UInt8] = []
    }

    private static let prefix = "bulk/"
    /// How often a process says that it is at work on a job, in seconds.
    private static let heartbeat = 20
    /// A job of which nothing was heard for so long has lost its process: milliseconds.
    private static let silence: Int64 = 90_000

    let settings: BulkSettings
    /// Tells this process from others on the same record.
    let process: String
    private let record: Record
    private let local = Mutex<[String: Local]>([:])

    init(_ record: Record, settings: BulkSettings) {
        self.record = record
        self.settings = settings
        process = record.surroundings.newIdentifier()
    }

    // MARK: In the record

    /// Keeps a new job, forgets those that have expired, and refuses where its owner has too many.
    func keep(_ job: BulkJob) async throws {
        let (settings, now) = (settings, record.surroundings.now())
        try await change(job) { transaction in
            var jobs: [BulkJob] = []
            for note in try transaction.notes(startingWith: Self.prefix) {
                if let job = Self.job(note), job.expires > now {
                    jobs.append(job)
                } else {
                    try transaction.setNote(note.name, to: nil)
                }
            }
            let own = jobs.filter { $0.owner == job.owner }
            let running = own.filter { $0.state == .running && now - $0.alive < Self.silence && $0.kind == job.kind }
            guard running.count < (job.kind == .exporting ? settings.mostRunning : 1) else {
                throw FHIRError.tooMany("as many of this holder's exports or imports are under way as may be")
            }
            guard own.count < settings.mostKept else {
                throw FHIRError.tooMany("\(settings.mostKept) exports and imports are kept already; delete some")
            }
            try transaction.setNote(Self.prefix + job.name, to: job.bytes)
        }
        forgetExpired(now)
    }

    /// The job of a name; nil where there is none or it has expired.
    func job(_ name: String) async throws -> BulkJob? {
        let note = try await record.engine.read { try $0.note(Self.prefix + name) }
        guard let note, let job = BulkJob(name: name, bytes: note), job.expires > record.surroundings.now() else {
            return nil
        }
        return job
    }

    /// Changes a job, if it is still there.
    func update(_ job: BulkJob, _ change: @escaping @Sendable (inout BulkJob) -> Void) async throws {
        try await self.change(job) { transaction in
            let name = Self.prefix + job.name
            guard let bytes = try transaction.note(name), var job = BulkJob(name: job.name, bytes: bytes) else {
                return
            }
            change(&job)
            try transaction.setNote(name, to: job.bytes)
        }
    }

    /// Forgets a job, and ends it where it is under way here.
    func remove(_ job: BulkJob) async throws {
        try await change(job) { try $0.setNote(Self.prefix + job.name, to: nil) }
        local.withLock { $0.removeValue(forKey: job.name) }?.task?.cancel()
    }

    private func change(_ job: BulkJob, _ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await record.write(as: job.owner.caller, because: job.owner.purpose, doing: job.activity, body)
    }

    private static func job(_ note: RecordNote) -> BulkJob? {
        BulkJob(name: String(note.name.dropFirst(prefix.count)), bytes: note.value)
    }

    // MARK: In this process

    /// Whether a running job's process has gone, so that somebody else must go on with it.
    func isAbandoned(_ job: BulkJob) -> Bool {
        guard job.state == .running else { return false }
        if job.process == process { return local.withLock { $0[job.name] == nil } }
        return record.surroundings.now() - job.alive >= Self.silence
    }

    /// Carries out a job beside everything else. What it throws is kept with the job.
    ///
    /// - Parameter address: as it was asked.
    func start(_ job: BulkJob, at address: String, _ body: @escaping @Sendable () async throws -> Void) {
        local.withLock { $0[job.name] = Local(address: address) }
        let task = Task {
            let heart = Task { try await beat(job) }
            defer { heart.cancel() }
            do {
                try await body()
            } catch {
                let reason = FHIRError(error).issues.map(\.text).joined(separator: "; ")
                // Where even that cannot be written, the job is found abandoned.
                try? await update(job) {
                    $0.state = .failed
                    $0.reason = reason
                }
            }
        }
        local.withLock { $0[job.name]?.task = task }
    }

    private func beat(_ job: BulkJob) async throws {
        while true {
            try await Task.sleep(for: .seconds(Self.heartbeat))
            let now = record.surroundings.now()
            try await update(job) { $0.alive = now }
        }
    }

    /// Waits until everything that is under way here has come to its end.
    package func settle() async {
        for task in local.withLock({ $0.values.compactMap(\.task) }) { await task.value }
    }

    /// The address as it was asked; nil where it was asked of another process.
    func address(of job: BulkJob) -> String? { local.withLock { $0[job.name]?.address } }

    /// How far a job is, for whoever waits.
    func progress(of job: BulkJob) -> String? { local.withLock { $0[job.name]?.progress } }

    func tell(_ progress: String, of job: BulkJob) { local.withLock { $0[job.name]?.progress = progress } }

    func keep(_ matches: [SearchMatch], of type: String, for job: BulkJob) {
        local.withLock { $0[job.name]?.matches[type] = matches }
    }

    /// What filters found; nil where another process asked, or this one was started since.
    func matches(of type: String, for job: BulkJob) -> [SearchMatch]? { local.withLock { $0[job.name]?.matches[type] } }

    /// Adds a line.
    func append(outcome: [UInt8], for job: BulkJob) {
        local.withLock { $0[job.name]?.outcomes += outcome + [0x0A] }
    }

    func outcomes(for job: BulkJob) -> [UInt8]? { local.withLock { $0[job.name]?.outcomes } }

    /// What jobs left in memory goes when they expire.
    private func forgetExpired(_ now: Int64) {
        // Names begin with the instant at which the job expires.
        local.withLock { $0 = $0.filter { BulkJobs.expiry(inName: $0.key) > now } }
    }

    /// A name that nobody can guess.
    func newName(expiring instant: Int64) -> String { "\(instant)-\(record.surroundings.newIdentifier())" }

    private static func expiry(inName name: String) -> Int64 { Int64(name.prefix { $0 != "-" }) ?? 0 }
}
