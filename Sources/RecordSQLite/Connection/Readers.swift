import class Dispatch.DispatchQueue
import struct GRDB.Configuration
import class GRDB.DatabaseQueue
import GRDBSQLite
import Record
import RecordSQL
import Synchronization

/// The readers: a few connections, each with a thread of its own, that take what waits from one queue.
///
/// A snapshot begins when a read that asks for it has been submitted, and serves all that had been submitted by then:
/// under load the reads share the cost of snapshots, as writes share that of a commit. A read therefore sees every write
/// that was acknowledged before it began.
final class Readers: Sendable {
    /// More than this many wait: the next is told to come back.
    static let mostWaiting = 1024

    /// A read with the type of its result hidden.
    private struct Job: Sendable {
        /// The place in the order of submission, from 1.
        let number: Int
        /// Given a connection at a snapshot, or why there is none.
        let run: @Sendable (Result<Connection, any Error>) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        /// How many of the first in `waiting` have been taken.
        var taken = 0
        var lastNumber = 0
        /// Places of the connections that nobody uses.
        var idle: [Int]
        var isClosed = false

        mutating func next() -> Job? {
            guard taken < waiting.count else { return nil }
            let job = waiting[taken]
            taken += 1
            // Half of it at a time, so that taking one costs the same however many wait.
            if taken * 2 >= waiting.count {
                waiting.removeFirst(taken)
                taken = 0
            }
            return job
        }
    }

    private let databases: [DatabaseQueue]
    private let state: Mutex<State>
    private let metrics: EngineMetrics

    /// - Parameters:
    ///   - path: of the record file, which exists.
    ///   - count: how many read at once.
    ///   - metrics: told of each read that waits or is under way.
    init(path: String, count: Int, configuration: Configuration, metrics: EngineMetrics) throws {
        self.metrics = metrics
        var configuration = configuration
        configuration.readonly = true
        databases = try (0..<count).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        state = Mutex(State(idle: Array(0..<count)))
    }

    /// Runs `body` on a reader's thread, at a snapshot that begins after this call.
    ///
    /// - Throws: what `body` throws; ``RecordError/busy(_:)`` when too many wait already.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = submit { [metrics] connection in
                let result = Result { try body(try connection.get()) }
                metrics.endRead()
                continuation.resume(with: result)
            }
            if let refusal { continuation.resume(throwing: refusal) }
        }
    }

    /// The same, but returns when what `body` handed to the writer is durable: whoever asked is woken once.
    func readWhenAudited<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> (Value, PendingWrite<Void>)
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = submit { [metrics] connection in
                let result = Result { try body(try connection.get()) }
                metrics.endRead()
                switch result {
                case .success((let value, let audited)):
                    audited.whenFinished { continuation.resume(with: $0.map { value }) }
                case .failure(let error): continuation.resume(throwing: error)
                }
            }
            if let refusal { continuation.resume(throwing: refusal) }
        }
    }

    /// Takes no more; what waits is still read.
    func close() throws {
        state.withLock { $0.isClosed = true }
        // Each returns when what its connection is doing is done.
        for database in databases { try database.close() }
    }

    /// - Returns: why it is not taken; nil where it is.
    private func submit(_ run: @escaping @Sendable (Result<Connection, any Error>) -> Void) -> RecordError? {
        enum Answer { case start(Int), queued, full, closed }
        let answer = state.withLock { state -> Answer in
            if state.isClosed { return .closed }
            if state.waiting.count - state.taken >= Self.mostWaiting { return .full }
            state.lastNumber += 1
            state.waiting.append(Job(number: state.lastNumber, run: run))
            metrics.beginRead()
            return state.idle.popLast().map { .start($0) } ?? .queued
        }
        switch answer {
        case .start(let place): start(place)
        case .queued: break
        case .full: return .busy("\(Self.mostWaiting) wait to read already")
        case .closed: return .unavailable(.other("the record is closed"))
        }
        return nil
    }

    private func start(_ place: Int) {
        databases[place].asyncUnsafeRead { [self] database in
            switch database {
            case .success(let database): drain(place, Connection(database))
            case .failure(let error): refuseAll(place, error)
            }
        }
    }

    private func drain(_ place: Int, _ connection: Connection) {
        var snapshot = Snapshot(connection)
        while let job = take(place, &snapshot) {
            do {
                if job.number > snapshot.newest {
                    let newest = state.withLock(\.lastNumber)
                    try snapshot.renew(for: newest)
                }
            } catch {
                job.run(.failure(error))
                continue
            }
            job.run(.success(connection))
        }
    }

    /// The next read; nil when none waits, and the connection is then given back without a snapshot.
    private func take(_ place: Int, _ snapshot: inout Snapshot) -> Job? {
        if let job = state.withLock({ $0.next() }) { return job }
        // A snapshot that nobody uses would keep the log from being copied into the file.
        snapshot.end()
        return state.withLock { state in
            if let job = state.next() { return job }
            state.idle.append(place)
            return nil
        }
    }

    private func refuseAll(_ place: Int, _ error: any Error) {
        while true {
            let job = state.withLock { state -> Job? in
                if let job = state.next() { return job }
                state.idle.append(place)
                return nil
            }
            guard let job else { return }
            job.run(.failure(error))
        }
    }
}

/// A connection's snapshot of the record: it does not change until it is renewed.
private struct Snapshot {
    private let connection: Connection
    /// Reads submitted up to this number may use it; 0: there is none.
    private(set) var newest = 0

    init(_ connection: Connection) {
        self.connection = connection
    }

    mutating func renew(for newest: Int) throws {
        end()
        // The snapshot itself is taken by the first statement after this.
        try connection.run("BEGIN DEFERRED")
        self.newest = newest
    }

    mutating func end() {
        guard newest > 0 else { return }
        newest = 0
        // It read only: there is nothing that could fail to be kept.
        try? connection.run("COMMIT")
    }
}
