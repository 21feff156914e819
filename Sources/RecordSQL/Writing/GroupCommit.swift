import Dispatch
import Measures
package import Record
import Synchronization

/// The writer's queue: transactions that wait together share one durable commit, since a commit costs 0.1 to 3.5 ms
/// whatever is in it. Each can be undone by itself; its result is handed out when the commit is durable.
package final class GroupCommit: Sendable {
    /// More than this many wait: the next is told to come back. At 1 ms each, the last waits a second.
    package static let mostWaiting = 1024
    /// A group is committed when it has taken this long, so that a bulk load does not keep the others waiting.
    package static let longestGroup = Duration.milliseconds(20)
    /// A transaction whose server went away before the commit is done again so often, unseen by whoever asked for it.
    package static let mostRepeats = 2

    /// A transaction with the type of its result hidden.
    private struct Job: Sendable {
        /// Runs the transaction; what it throws undoes it.
        let run: @Sendable (SQLTransaction) throws -> Void
        /// Hands out the result: nil when all is durable, else why nothing was done.
        let finish: @Sendable ((any Error)?) -> Void
        /// The trace that waits for it; nil where nobody traces.
        let context = Trace.here
        /// Whether nothing in it can fail but the whole commit, so that it need not be undone by itself.
        var cannotFailAlone = false
        /// How often it has been done again.
        var repeats = 0
    }

    private struct State {
        var waiting: [Job] = []
        /// Taken by the writer and not yet done.
        var underWay = 0
        var isRunning = false
        var isClosed = false
        var rhythm = CommitRhythm()
        /// The writer waits until as many do; nil: it does not.
        var enough: Int?
    }

    private let state = Mutex(State())
    /// Rings when as many wait as the writer waits for.
    private let enoughWait = DispatchSemaphore(value: 0)
    private let tables: RecordTables
    private let preparer: ResourcePreparer
    private let faults: FaultInjection?
    private let metrics: EngineMetrics
    private let events: EventNumbers
    private let told: @Sendable (any Error) -> any Error
    private let onWriter: @Sendable (@escaping @Sendable (any WritingConnection) -> Void) -> Void

    /// - Parameters:
    ///   - events: told of new events where the engine's own announcement does not reach this process.
    ///   - told: an engine's error in the record's words.
    ///   - onWriter: runs work on the writer's own thread, soon, one after the other.
    package init(
        _ tables: RecordTables, preparer: ResourcePreparer, faults: FaultInjection?, metrics: EngineMetrics,
        events: EventNumbers,
        told: @escaping @Sendable (any Error) -> any Error,
        onWriter: @escaping @Sendable (@escaping @Sendable (any WritingConnection) -> Void) -> Void
    ) {
        self.tables = tables
        self.preparer = preparer
        self.faults = faults
        self.metrics = metrics
        self.events = events
        self.told = told
        self.onWriter = onWriter
    }

    /// Hands a transaction to the writer and returns at once.
    ///
    /// - Throws: ``RecordError/busy(_:)`` when too many wait already.
    package func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws(RecordError) -> PendingWrite<Result> {
        let pending = PendingWrite<Result>()
        let result = Handover<Result>()
        try submit(
            Job(
                run: { result.put(try body($0)) },
                finish: { error in
                    if let error {
                        pending.finish(.failure(error))
                    } else if let value = result.take() {
                        pending.finish(.success(value))
                    } else {
                        pending.finish(.failure(RecordError.fault("a transaction gave no result")))
                    }
                }))
        return pending
    }

    /// Hands the audit of a look to the writer and returns at once.
    ///
    /// - Throws: ``RecordError/busy(_:)`` when too many wait already.
    package func submit(_ looks: [AuditedLook]) throws(RecordError) -> PendingWrite<Void> {
        let pending = PendingWrite<Void>()
        try submit(
            Job(
                run: { transaction in
                    for look in looks { try transaction.append(look.entry, patientNumber: look.patientNumber) }
                },
                finish: { error in pending.finish(error.map { .failure($0) } ?? .success(())) },
                cannotFailAlone: true))
        return pending
    }

    private func submit(_ job: Job) throws(RecordError) {
        enum Answer { case start, queued, full, closed }
        let answer = state.withLock { state -> Answer in
            if state.isClosed { return .closed }
            if state.waiting.count + state.underWay >= Self.mostWaiting { return .full }
            state.waiting.append(job)
            if state.isRunning {
                if state.waiting.count == state.enough { enoughWait.signal() }
                return .queued
            }
            state.isRunning = true
            return .start
        }
        switch answer {
        case .start: onWriter { [self] in drain($0) }
        case .queued: break
        case .full: throw .busy("\(Self.mostWaiting) changes wait to be written already")
        case .closed: throw .unavailable(.other("the record is closed"))
        }
    }

    /// How many wait or are being written.
    package var waitingCount: Int { state.withLock { $0.waiting.count + $0.underWay } }

    /// Takes no more; what waits is still written.
    package func close() { state.withLock { $0.isClosed = true } }

    /// Waits a moment for more, where that saves them a commit.
    private func gather() {
        let patience = state.withLock { state -> Duration? in
            guard let enough = state.rhythm.enough, !state.waiting.isEmpty, state.waiting.count < enough else {
                return nil
            }
            state.enough = enough
            return state.rhythm.patience
        }
        guard let patience else { return }
        // A bell that rings too late is heard the next time, and then nobody waits.
        _ = enoughWait.wait(timeout: .now() + .nanoseconds(Int(patience / .nanoseconds(1))))
        state.withLock { $0.enough = nil }
    }

    private func drain(_ connection: any WritingConnection) {
        while true {
            gather()
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
                runGroup(&rest, connection)
                state.withLock { $0.underWay = rest.count }
            }
            connection.tidy()
        }
    }

    /// Runs as many of the jobs as fit in one group, and commits them.
    private func runGroup(_ jobs: inout ArraySlice<Job>, _ connection: any WritingConnection) {
        var memory = GroupMemory()
        var done: [Job] = []
        let began = Trace.now
        var newestEvent: Int64?
        do {
            try connection.begin()
        } catch {
            // What waits would fare no better, one time-out after the other.
            metrics.failedGroups.add()
            for job in jobs { job.finish(told(error)) }
            jobs = []
            return
        }
        do {
            let start = ContinuousClock.now
            repeat {
                let job = jobs.removeFirst()
                done.append(job)
                if job.cannotFailAlone {
                    try run(job, connection, &memory)
                } else if done.count == 1 {
                    // Alone in the transaction so far: undoing it is undoing all, and no savepoint keeps copies of the
                    // pages that a bulk load changes.
                    try run(job, connection, &memory)
                    try connection.confirm()
                } else if let error = try runInSavepoint(job, connection, &memory) {
                    done.removeLast()
                    job.finish(told(error))
                }
            } while !jobs.isEmpty && ContinuousClock.now - start < Self.longestGroup
            try memory.writePatients(tables, connection)
            newestEvent = try announce(memory, connection)
            let committing = ContinuousClock.now
            try faults?.beforeCommit()
            try connection.commit()
            let took = ContinuousClock.now - committing
            state.withLock { [size = done.count] in $0.rhythm.committed(size, in: took) }
            metrics.commits.record(took)
            metrics.groupSizes.record(done.count)
            Trace.finished("write group", size: done.count, since: began, for: done.compactMap(\.context))
        } catch {
            metrics.failedGroups.add()
            Trace.finished("write group", size: done.count, since: began, for: done.compactMap(\.context), error)
            tables.names.forgetAll()
            connection.rollback()
            putBack(&done, before: &jobs, after: error, connection)
            for job in done { job.finish(told(error)) }
            return
        }
        for job in done { job.finish(nil) }
        if let newestEvent { events.announce(newestEvent) }
    }

    /// - Returns: the number of the newest event, where this process must be told of it after the commit.
    private func announce(_ memory: GroupMemory, _ connection: any WritingConnection) throws -> Int64? {
        guard memory.hasNewEvents else { return nil }
        if let announcement = tables.dialect.announcement {
            try connection.run(announcement)
            return nil
        }
        guard events.isFollowed else { return nil }
        return try connection.first("SELECT coalesce(max(number), 0) FROM event") { $0.integer(0) }
    }

    /// Puts those of a group's jobs that may be done again before the others that wait.
    private func putBack(
        _ done: inout [Job], before jobs: inout ArraySlice<Job>, after error: any Error,
        _ connection: any WritingConnection
    ) {
        guard connection.mayRepeat(after: error) else { return }
        var again = done.filter { $0.repeats < Self.mostRepeats }
        done.removeAll { $0.repeats < Self.mostRepeats }
        for place in again.indices { again[place].repeats += 1 }
        jobs = again + jobs
    }

    /// Runs one job so that undoing it undoes nothing else.
    ///
    /// - Returns: why it was undone; nil where it stands.
    /// - Throws: what ended the whole transaction.
    private func runInSavepoint(
        _ job: Job, _ connection: any WritingConnection, _ memory: inout GroupMemory
    ) throws -> (any Error)? {
        try connection.savepoint()
        do {
            try run(job, connection, &memory)
            try connection.release()
            return nil
        } catch {
            guard !connection.isOutsideTransaction else { throw error }
            tables.names.forgetAll()
            try connection.undoSavepoint()
            return error
        }
    }

    private func run(_ job: Job, _ connection: any WritingConnection, _ memory: inout GroupMemory) throws {
        let transaction = SQLTransaction(connection, tables: tables, preparer: preparer, memory: memory)
        try job.run(transaction)
        memory = transaction.memory
    }
}
