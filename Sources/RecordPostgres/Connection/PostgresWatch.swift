import Dispatch
import Record
import RecordSQL
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A process's ear on the record: it hears of new events, whichever process wrote them, and holds the duties that are
/// this process's turn. One connection with a thread of its own, from when it is first needed.
///
/// A duty is a lock of the session, so that it is free as soon as the server knows that its holder has gone. A holder
/// that the server does not answer gives its duties up after five seconds, before the server would.
final class PostgresWatch: Sendable {
    /// The channel of the record that a connection sees, as SQL: a database may hold several records in schemas.
    static let channel = "'tovholder ' || current_schema()"
    /// Between two looks whether anything is to be done, in milliseconds.
    private static let look: Int32 = 100
    /// Between two times that the server is asked for duties, or only whether it is there.
    private static let beat = Duration.seconds(1)
    private static let pauseMicroseconds: UInt32 = 200_000
    private static let lock = "hashtextextended('tovholder/' || current_schema() || '/' || ?, 0)"

    private struct State {
        var turns: [Duty: [Int: AsyncStream<Bool>.Continuation]] = [:]
        var held: Set<Duty> = []
        var lastNumber = 0
        var isRunning = false
        var isClosed = false
    }

    private let server: PostgresServer
    private let numbers = EventNumbers()
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "record.watch")

    init(_ server: PostgresServer) {
        self.server = server
    }

    func eventNumbers() -> AsyncStream<Int64> {
        defer { start() }
        return numbers.follow()
    }

    func turns(at duty: Duty) -> AsyncStream<Bool> {
        let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
        let number = state.withLock { state -> Int in
            state.lastNumber += 1
            state.turns[duty, default: [:]][state.lastNumber] = continuation
            if state.held.contains(duty) { continuation.yield(true) }
            return state.lastNumber
        }
        continuation.onTermination = { [weak self] _ in self?.leave(duty, number) }
        start()
        return stream
    }

    /// Ends within a look.
    func close() {
        numbers.close()
        let turns = state.withLock { state in
            state.isClosed = true
            defer { state.turns = [:] }
            return state.turns.values.flatMap(\.values)
        }
        for turn in turns { turn.finish() }
    }

    private func leave(_ duty: Duty, _ number: Int) {
        state.withLock { state in
            state.turns[duty]?[number] = nil
            if state.turns[duty]?.isEmpty == true { state.turns[duty] = nil }
        }
    }

    private func start() {
        let starts = state.withLock { state in
            defer { state.isRunning = true }
            return !state.isRunning && !state.isClosed
        }
        if starts { queue.async { [self] in run() } }
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Watches until the record is closed, over one connection after the other.
    private func run() {
        while !isClosed {
            // What goes wrong here goes wrong for whoever reads and writes, and is told by them.
            try? watch()
            loseAll()
            if !isClosed { usleep(Self.pauseMicroseconds) }
        }
    }

    private func watch() throws {
        let connection = try PostgresConnection(
            server.address.forWatching, settings: PostgresSettings.watch, longestAnswer: server.patience.watching,
            silence: server.patience.silence)
        try connection.execute(script: "DO $$ BEGIN EXECUTE format('LISTEN %I', \(Self.channel)); END $$;")
        // What came before this is known now; what comes after it is heard.
        try tellNewest(connection)
        var next = ContinuousClock.now
        while !isClosed {
            let told = try connection.notifications(within: Self.look)
            if let newest = told.compactMap(Int64.init).last { numbers.announce(newest) }
            try leaveWhatNobodyWants(connection)
            if ContinuousClock.now >= next {
                try claim(connection)
                next = .now + Self.beat
            }
        }
    }

    private func tellNewest(_ connection: PostgresConnection) throws {
        if let number = try connection.first("SELECT coalesce(max(number), 0) FROM event", { $0.integer(0) }) {
            numbers.announce(number)
        }
    }

    /// Tries to get what is wanted and not held. Where there is nothing, asks all the same: whether the server is there.
    private func claim(_ connection: PostgresConnection) throws {
        _ = try connection.first("SELECT 1") { $0.integer(0) }
        let wanted = state.withLock { Set($0.turns.keys).subtracting($0.held) }
        for duty in wanted {
            let isOurs = try connection.first("SELECT pg_try_advisory_lock(\(Self.lock))", [.text(duty.rawValue)]) {
                $0.integer(0) == 1
            }
            if isOurs == true { give(duty) }
        }
    }

    private func leaveWhatNobodyWants(_ connection: PostgresConnection) throws {
        let left = state.withLock { state in
            let left = state.held.subtracting(state.turns.keys)
            state.held.subtract(left)
            return left
        }
        for duty in left {
            _ = try connection.first("SELECT pg_advisory_unlock(\(Self.lock))", [.text(duty.rawValue)]) { _ in }
        }
    }

    private func give(_ duty: Duty) {
        state.withLock { state in
            state.held.insert(duty)
            for turn in (state.turns[duty] ?? [:]).values { turn.yield(true) }
        }
    }

    private func loseAll() {
        state.withLock { state in
            for duty in state.held {
                for turn in (state.turns[duty] ?? [:]).values { turn.yield(false) }
            }
            state.held = []
        }
    }
}
