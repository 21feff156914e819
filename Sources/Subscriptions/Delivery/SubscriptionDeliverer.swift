package import Access
import FHIR
package import Record
import Synchronization

/// Follows the record for its subscriptions: tells events apart into notices, and sends them until they are acknowledged.
///
/// Everything that must outlive the process is in the record: the position among the events and the notices, written in
/// one transaction, and what has been acknowledged. A process that ends anywhere leaves at most notices that are sent
/// again. Time, chance and the way out are injected, so that a test runs days in seconds.
package actor SubscriptionDeliverer {
    /// As whom the server itself changes subscriptions.
    package static let caller = Caller(identity: "subscriptions", role: .system)

    /// How it goes about it.
    package struct Setup: Sendable {
        /// What links begin with, such as `https://record.example/fhir`.
        package var base: String
        package var backOff = BackOff()
        /// A number from 0 up to 1.
        package var chance: @Sendable () -> Double
        /// Waits so many milliseconds, or until it is cancelled.
        package var sleep: @Sendable (Int64) async -> Void
        /// Told in plain words, without anybody's data, when something goes wrong here.
        package var tell: @Sendable (String) -> Void

        package init(
            base: String, chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
            sleep: @escaping @Sendable (Int64) async -> Void = { try? await Task.sleep(for: .milliseconds($0)) },
            tell: @escaping @Sendable (String) -> Void = { _ in }
        ) {
            self.base = base
            self.chance = chance
            self.sleep = sleep
            self.tell = tell
        }
    }

    /// Milliseconds until it is tried again to work with the record, or on what could not be done whole.
    static let pause: Int64 = 500
    /// After so many it looks at the record although nothing was heard of: what another process writes to a file is not
    /// announced.
    static let longestPause: Int64 = 10_000
    /// Events that come within so many milliseconds are told apart together; while nobody subscribes, within so many more.
    static let gathering: Int64 = 20
    static let idleGathering: Int64 = 1_000
    /// Notifications under way to one receiver.
    static let mostAtOnce = 4
    /// Looks at one subscription before the next turn is waited for.
    static let mostRounds = 100
    /// Events behind this many newer ones are forgotten when all have taken them in: others may follow the record too.
    static let keptEvents: Int64 = 10_000
    /// Who is further behind than this has been switched off, and is not waited for.
    static let mostKeptEvents: Int64 = 1_000_000

    nonisolated let record: Record
    nonisolated let reader: SubscriptionReader
    nonisolated let sender: any HookSender
    nonisolated let setup: Setup
    nonisolated let notifications: NotificationWriter
    nonisolated let board = Mutex(SubscriptionFigures())
    private var memory: LiveSubscription.Memory = [:]
    private var running: [String: Task<Void, Never>] = [:]
    /// Notices that a receiver has refused: how often, and until when they wait. Lost with the process, which only means
    /// that they are tried again sooner.
    private var held: [String: [Int64: Hold]] = [:]
    /// Rung when there is something to look at; nil while it is another's turn to deliver.
    var bell: AsyncStream<Void>.Continuation?
    /// Whether anybody subscribes.
    private(set) var isIdle = true

    private struct Hold {
        var attempts: Int
        var until: Int64
    }

    package init(
        _ record: Record, reader: SubscriptionReader, sender: any HookSender, setup: Setup
    ) {
        self.record = record
        self.reader = reader
        self.sender = sender
        self.setup = setup
        notifications = NotificationWriter(base: setup.base)
    }

    /// How things stood at the latest turn.
    package nonisolated var figures: SubscriptionFigures { board.withLock { $0 } }

    /// One turn: tells new events apart, and sets off whatever may be sent. It does not wait for receivers.
    ///
    /// - Returns: milliseconds until the next, should nothing be heard of.
    func turn() async throws -> Int64 {
        // While there are none, nothing is written but for forgetting.
        guard try await record.engine.read({ try !$0.notes(startingWith: "subscriber", after: "", limit: 1).isEmpty })
        else {
            isIdle = true
            board.withLock { $0 = SubscriptionFigures() }
            try await forgetEvents(through: try await record.engine.read { try $0.lastEvent() })
            return Self.longestPause
        }
        isIdle = false
        let matching = try await record.engine.read { [reader, memory, record] reading in
            try EventMatching(reader, memory, preparer: record.preparer, in: reading)
        }
        memory = [:]
        for live in matching.subscriptions { memory[live.id] = live.terms.map { (live.version, $0) } }
        try await keep(matching)
        let now = record.surroundings.now()
        for live in matching.subscriptions {
            try await settleEnd(of: live, at: now)
            if running[live.id] == nil, live.hasWork(at: now) || matching.notices[live.id] != nil { serve(live.id) }
        }
        try await clearOrphans(besides: Set(matching.subscriptions.map(\.id)))
        try await forgetEvents(through: matching.through)
        try await count(matching)
        return matching.behind > 0 ? 0 : pause(after: matching, at: now)
    }

    /// Milliseconds until there is something to do, should nothing happen before.
    private func pause(after matching: EventMatching, at now: Int64) -> Int64 {
        // What is under way rings the bell when it has done something.
        let subscriptions = matching.subscriptions.filter { running[$0.id] == nil }.compactMap {
            $0.nextWork(after: now)
        }
        let holds = held.values.flatMap(\.values).map(\.until).filter { $0 > now }
        guard let next = (subscriptions + holds).min() else { return Self.longestPause }
        return min(max(next - now, Self.gathering), Self.longestPause)
    }

    /// Waits until nothing is under way.
    package func settle() async {
        while let task = running.values.first { await task.value }
    }

    /// Ends what is under way. What was not acknowledged is sent again later.
    func stop() async {
        for task in running.values { task.cancel() }
        await settle()
        board.withLock { $0 = SubscriptionFigures() }
    }

    private func serve(_ id: String) {
        running[id] = Task {
            var hasActed = false
            do {
                var rounds = 0
                var round = Round.more
                while round == .more, rounds < Self.mostRounds, !Task.isCancelled {
                    round = try await self.round(id)
                    hasActed = hasActed || round != .nothing
                    rounds += 1
                }
            } catch {
                // The type says what kind of fault it is; the text could hold what somebody wrote.
                setup.tell("a subscription could not be served: \(type(of: error))")
                await setup.sleep(Self.pause)
                hasActed = true
            }
            running[id] = nil
            // When to try again, or to say that it is still there, has been decided anew.
            if hasActed { bell?.yield() }
        }
    }

    // MARK: Notices that a receiver refuses

    /// Numbers of notices that may not be tried yet.
    func heldNumbers(of id: String, at now: Int64) -> Set<Int64> {
        Set(held[id, default: [:]].filter { $0.value.until > now }.keys)
    }

    func hold(_ number: Int64, of id: String, at now: Int64) {
        let attempts = held[id]?[number]?.attempts ?? 0
        let delay = setup.backOff.delay(after: attempts + 1, chance: setup.chance())
        held[id, default: [:]][number] = Hold(attempts: attempts + 1, until: now + delay)
    }

    func release(_ numbers: [Int64], of id: String) {
        for number in numbers { held[id]?[number] = nil }
        if held[id]?.isEmpty == true { held[id] = nil }
    }
}
