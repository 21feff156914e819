import Dispatch
import Record
import Synchronization

/// The readers' connections: so many and no more, and nobody waits for one for ever.
final class ReaderPool: Sendable {
    typealias Reader = ConnectionThread<PostgresReader>

    /// As many search and read at once. Each costs the server a process.
    static let most = 8
    /// As many look something up by its key at once.
    static let mostBrief = 4
    /// More than this many wait: the next is told to come back.
    static let mostWaiting = 1024
    /// Whoever has waited so long is told to come back.
    static let longestWait = DispatchTimeInterval.seconds(5)

    private struct State {
        var idle: [Reader] = []
        var made = 0
        var waiting: [(number: Int, continuation: CheckedContinuation<Reader, any Error>)] = []
        var lastNumber = 0
        var isClosed = false
    }

    private let server: PostgresServer
    private let settings: String
    private let most: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - settings: of each connection, one of ``PostgresSettings``.
    ///   - most: how many connections there are at most.
    init(_ server: PostgresServer, _ settings: String, most: Int) {
        self.server = server
        self.settings = settings
        self.most = most
    }

    /// Runs `body` on a snapshot. What it gives is handed out before the snapshot is ended.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresSnapshot) throws -> Result
    ) async throws -> Result {
        let reader = try await take()
        return try await withCheckedThrowingContinuation { continuation in
            reader.start { [self] connection in
                continuation.resume(with: Swift.Result { try body(try connection.begin()) })
                connection.end()
                giveBack(reader)
            }
        }
    }

    /// Lends no more; connections are closed as they come back.
    func close() {
        let (idle, waiting) = state.withLock { state in
            state.isClosed = true
            defer {
                state.idle = []
                state.waiting = []
            }
            return (state.idle, state.waiting)
        }
        for reader in idle { reader.start { $0.close() } }
        for waiter in waiting { waiter.continuation.resume(throwing: Self.closed) }
    }

    private static let closed = RecordError.unavailable(.other("the record is closed"))

    private func take() async throws -> Reader {
        try await withCheckedThrowingContinuation { continuation in
            enum Answer { case lend(Reader), make, wait(Int), full, closed }
            let answer = state.withLock { state -> Answer in
                if state.isClosed { return .closed }
                if let reader = state.idle.popLast() { return .lend(reader) }
                if state.made < most {
                    state.made += 1
                    return .make
                }
                if state.waiting.count >= Self.mostWaiting { return .full }
                state.lastNumber += 1
                state.waiting.append((state.lastNumber, continuation))
                return .wait(state.lastNumber)
            }
            switch answer {
            case .lend(let reader): continuation.resume(returning: reader)
            case .make: continuation.resume(returning: Reader("record.reader", PostgresReader(server, settings)))
            case .wait(let number):
                DispatchQueue.global().asyncAfter(deadline: .now() + Self.longestWait) { [self] in giveUp(number) }
            case .full: continuation.resume(throwing: RecordError.busy("\(Self.mostWaiting) wait to read already"))
            case .closed: continuation.resume(throwing: Self.closed)
            }
        }
    }

    private func giveBack(_ reader: Reader) {
        enum Answer { case pass(CheckedContinuation<Reader, any Error>), keep, close }
        let answer = state.withLock { state -> Answer in
            if state.isClosed { return .close }
            if !state.waiting.isEmpty { return .pass(state.waiting.removeFirst().continuation) }
            state.idle.append(reader)
            return .keep
        }
        switch answer {
        case .pass(let continuation): continuation.resume(returning: reader)
        case .keep: break
        case .close: reader.start { $0.close() }
        }
    }

    private func giveUp(_ number: Int) {
        let continuation = state.withLock { state -> CheckedContinuation<Reader, any Error>? in
            guard let place = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: place).continuation
        }
        continuation?.resume(throwing: RecordError.busy("all of the record's readers are at work"))
    }
}
