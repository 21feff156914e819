import class GRDB.Database
import class GRDB.DatabasePool
import Record
import Synchronization

/// The writer's queue: transactions that wait together share one durable commit, since a commit costs 0.1 to 3.5 ms
/// whatever is in it. Each runs in its own savepoint; its result is handed out when the commit is durable.
final class GroupCommit: Sendable {
    /// More than this many wait: the next is told to come back. At 1 ms each, the last waits a second.
    static let mostWaiting = 1024
    /// A group is committed when it has taken this long, so that a bulk load does not keep the others waiting.
    static let longestGroup = Duration.milliseconds(20)
    /// The write-ahead log is copied into the file when it has grown past this many bytes: large enough that pages
    /// written again and again are copied once, small enough that a copy takes tens of milliseconds.
    static let largestLog = 64 << 20

    /// A transaction with the type of its result hidden.
    struct Job: Sendable {
        /// Runs the transaction; what it throws undoes it.
        let run: @Sendable (SQLiteTransaction) throws -> Void
        /// Hands out the result: nil when all is durable, else why nothing was done.
        let finish: @Sendable ((any Error)?) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        /// Taken by the writer and not yet done.
        var underWay = 0
        var isRunning = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let pool: DatabasePool
    private let path: String
    private let names: Names
    private let log: LogLength
    private let faults: FaultInjection?
    private let makeTransaction: @Sendable (Connection) -> SQLiteTransaction

    init(
        _ pool: DatabasePool, path: String, names: Names, log: LogLength, faults: FaultInjection?,
        makeTransaction: @escaping @Sendable (Connection) -> SQLiteTransaction
    ) {
        self.pool = pool
        self.path = path
        self.names = names
        self.log = log
        self.faults = faults
        self.makeTransaction = makeTransaction
    }

    func submit(_ job: Job) throws(RecordError) {
        enum Answer { case start, queued, full, closed }
        let answer = state.withLock { state -> Answer in
            if state.isClosed { return .closed }
            if state.waiting.count + state.underWay >= Self.mostWaiting { return .full }
            state.waiting.append(job)
            if state.isRunning { return .queued }
            state.isRunning = true
            return .start
        }
        switch answer {
        case .start: pool.asyncWriteWithoutTransaction { [self] in drain($0) }
        case .queued: break
        case .full: throw .busy("\(Self.mostWaiting) changes wait to be written already")
        case .closed: throw .unavailable(.other("the record is closed"))
        }
    }

    /// Takes no more; what waits is still written.
    func close() { state.withLock { $0.isClosed = true } }

    private func drain(_ database: Database) {
        while true {
            let jobs = state.withLock { state -> [Job] in
                let jobs = state.waiting
                state.waiting = []
                state.underWay = jobs.count
                if jobs.isEmpty { state.isRunning = false }
                return jobs
            }
            if jobs.isEmpty { return }
            var rest = jobs[...]
            while !rest.isEmpty {
                runGroup(&rest, database)
                state.withLock { $0.underWay = rest.count }
            }
            checkpointIfLarge(database)
        }
    }

    /// Runs as many of the jobs as fit in one group, and commits them.
    private func runGroup(_ jobs: inout ArraySlice<Job>, _ database: Database) {
        let connection = Connection(database, faults: faults)
        var done: [Job] = []
        do {
            try database.beginTransaction(.immediate)
        } catch {
            // What waits would fare no better, one time-out after the other.
            for job in jobs { job.finish(RecordError.from(error, path: path)) }
            jobs = []
            return
        }
        do {
            let start = ContinuousClock.now
            repeat {
                let job = jobs.removeFirst()
                done.append(job)
                if done.count == 1 {
                    // Alone in the transaction so far: undoing it is undoing all, and no savepoint keeps copies of the
                    // pages that a bulk load changes.
                    try job.run(makeTransaction(connection))
                } else if let error = try runInSavepoint(job, connection) {
                    done.removeLast()
                    job.finish(RecordError.from(error, path: path))
                }
            } while !jobs.isEmpty && ContinuousClock.now - start < Self.longestGroup
            try faults?.beforeCommit()
            try database.commit()
        } catch {
            names.forgetAll()
            if database.isInsideTransaction { try? database.rollback() }
            for job in done { job.finish(RecordError.from(error, path: path)) }
            return
        }
        for job in done { job.finish(nil) }
    }

    /// Runs one job so that undoing it undoes nothing else.
    ///
    /// - Returns: why it was undone; nil where it stands.
    /// - Throws: what ended the whole transaction.
    private func runInSavepoint(_ job: Job, _ connection: Connection) throws -> (any Error)? {
        try connection.run("SAVEPOINT job")
        do {
            try job.run(makeTransaction(connection))
            try connection.run("RELEASE job")
            return nil
        } catch {
            guard !connection.isOutsideTransaction else { throw error }
            names.forgetAll()
            let undoing = Connection(connection.database)
            try undoing.run("ROLLBACK TO job")
            try undoing.run("RELEASE job")
            return error
        }
    }

    /// Copies the log into the file, after the results are handed out. What fails here is done again next time.
    private func checkpointIfLarge(_ database: Database) {
        guard log.pageCount * SQLiteEngine.pageSize > Self.largestLog else { return }
        _ = try? database.checkpoint(.passive)
    }
}
