import Dispatch
import Record
import RecordSQL
import Synchronization

/// The readers: so many connections and no more, each with a thread of its own, that take what waits from one queue.
///
/// Looks that are brief wait together and share a snapshot, taken when all of them had been submitted, and one question
/// to the server for what they are known to ask: the ways to the server and back are most of what a look-up costs. Others
/// have a snapshot each. Nobody waits for a connection for ever.
final class ReaderPool: Sendable {
    /// What a look is given: valid until it returns.
    typealias Look = (PostgresSnapshot, SQLReading)
    private typealias Reader = ConnectionThread<PostgresReader>

    /// As many search and read at once. Each costs the server a process.
    static let most = 8
    /// As many connections look things up by their keys.
    static let mostBrief = 4
    /// As many look-ups share a snapshot: more would wait for each other longer than for the server.
    static let mostTogether = 32
    /// More than this many wait: the next is told to come back.
    static let mostWaiting = 1024
    /// Whoever has waited so long is told to come back.
    static let longestWait = Duration.seconds(5)
    /// A connection that has not come back for so long may never do: another is begun for those who wait for it.
    private static let longestTurn = Duration.milliseconds(20)

    /// A look with the type of its result hidden.
    struct Job: Sendable {
        let kind: LookKind
        /// What it will ask for first, where that is known.
        let expected: ResourceIdentity?
        let run: @Sendable (Result<Look, any Error>) -> Void
        let since = ContinuousClock.now
    }

    private struct State {
        var idle: [Reader] = []
        var made = 0
        var waiting = WaitingLooks()
        /// Whether those who have waited too long are looked for.
        var isTimed = false
        var isClosed = false

        var atWork: Int { made - idle.count }
    }

    private let server: PostgresServer
    private let settings: String
    private let most: Int
    private let together: Int
    private let tables: RecordTables
    private let metrics: EngineMetrics
    private let state = Mutex(State())

    /// - Parameters:
    ///   - settings: of each connection, one of ``PostgresSettings``.
    ///   - most: how many connections there are at most.
    ///   - together: how many looks share a snapshot at most.
    ///   - metrics: told of each look that waits or is under way.
    init(
        _ server: PostgresServer, _ settings: String, most: Int, together: Int = 1, tables: RecordTables,
        metrics: EngineMetrics
    ) {
        self.server = server
        self.settings = settings
        self.most = most
        self.together = together
        self.tables = tables
        self.metrics = metrics
    }

    /// Runs `body` on a snapshot that is taken after this call.
    ///
    /// - Throws: what `body` throws; ``RecordError/busy(_:)`` where too many wait, or for too long.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Look) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            submit(.wide, expecting: nil) { [metrics] look in
                let result = Result { try body(try look.get()) }
                metrics.endRead()
                continuation.resume(with: result)
            }
        }
    }

    /// The same, but returns when what `body` handed to the writer is durable: whoever asked is woken once.
    func readWhenAudited<Value: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (Look) throws -> (Value, PendingWrite<Void>)
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            submit(kind, expecting: resource) { [metrics] look in
                let result = Result { try body(try look.get()) }
                metrics.endRead()
                switch result {
                case .success((let value, let audited)):
                    audited.whenFinished { continuation.resume(with: $0.map { value }) }
                case .failure(let error): continuation.resume(throwing: error)
                }
            }
        }
    }

    /// Takes no more, and refuses what waits; connections are closed as they come back.
    func close() {
        let (idle, refused) = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return (state.idle, state.waiting.takeAll())
        }
        for reader in idle { reader.start { $0.close() } }
        for job in refused { job.run(.failure(Self.closed)) }
    }

    private static let closed = RecordError.unavailable(.other("the record is closed"))

    private func submit(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ run: @escaping @Sendable (Result<Look, any Error>) -> Void
    ) {
        enum Answer { case start(Reader), make, queued, full, closed }
        let job = Job(kind: kind, expected: resource, run: run)
        metrics.beginRead()
        let (answer, startsTimer) = state.withLock { state -> (Answer, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.waiting.count >= Self.mostWaiting { return (.full, false) }
            state.waiting.append(job)
            guard needsAnother(state, job.since) else {
                defer { state.isTimed = true }
                return (.queued, !state.isTimed)
            }
            if let reader = state.idle.popLast() { return (.start(reader), false) }
            if state.made < most {
                state.made += 1
                return (.make, false)
            }
            defer { state.isTimed = true }
            return (.queued, !state.isTimed)
        }
        if startsTimer { time() }
        switch answer {
        case .start(let reader): start(reader)
        case .make: start(Reader("record.reader", PostgresReader(server, settings)))
        case .queued: break
        case .full: run(.failure(RecordError.busy("\(Self.mostWaiting) wait to read already")))
        case .closed: run(.failure(Self.closed))
        }
    }

    /// Whether those who wait need one more connection. One that is at work takes all who wait together when it is done
    /// with those before them.
    private func needsAnother(_ state: State, _ now: ContinuousClock.Instant) -> Bool {
        if state.atWork == 0 || state.waiting.count >= together { return true }
        guard let longest = state.waiting.first else { return false }
        return now - longest.since > Self.longestTurn
    }

    private func start(_ reader: Reader) {
        reader.start { [self] connection in
            while let jobs = take(reader) { Self.run(jobs, on: connection, tables) }
        }
    }

    /// The next looks; nil when none wait, and the reader is then given back.
    private func take(_ reader: Reader) -> [Job]? {
        let (jobs, isClosed) = state.withLock { state -> ([Job], Bool) in
            let jobs = state.waiting.take(together)
            if jobs.isEmpty, !state.isClosed { state.idle.append(reader) }
            return (jobs, state.isClosed)
        }
        if !jobs.isEmpty { return jobs }
        if isClosed { reader.start { $0.close() } }
        return nil
    }

    /// Runs looks at one snapshot, or what is left of them at another where one has spoiled it. What they give is handed
    /// out before the snapshot is ended.
    private static func run(_ jobs: [Job], on connection: PostgresReader, _ tables: RecordTables) {
        var rest = jobs[...]
        while !rest.isEmpty {
            do {
                let snapshot = try connection.begin(keepsPlans: rest.allSatisfy { $0.kind == .aboutOneCitizen })
                let reading = SQLReading(snapshot, tables: tables, isCommitted: true)
                try reading.foresee(rest.compactMap(\.expected))
                repeat {
                    rest.removeFirst().run(.success((snapshot, reading)))
                } while !rest.isEmpty && connection.isSound
            } catch {
                for job in rest { job.run(.failure(error)) }
                rest = []
            }
            connection.end()
        }
    }

    /// Tells those who will have waited too long, as long as anybody waits.
    private func time(after wait: Duration = ReaderPool.longestWait) {
        let nanoseconds = Int(wait / .nanoseconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(max(0, nanoseconds))) { [self] in
            let now = ContinuousClock.now
            let (overdue, next) = state.withLock { state -> ([Job], Duration?) in
                let overdue = state.waiting.take { now - $0.since >= Self.longestWait }
                let next = state.waiting.first.map { Self.longestWait - (now - $0.since) }
                state.isTimed = next != nil
                return (overdue, next)
            }
            if let next { time(after: next) }
            let error = RecordError.busy("all of the record's readers are at work")
            for job in overdue { job.run(.failure(error)) }
        }
    }
}
