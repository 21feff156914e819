package import Measures
import Record
import Synchronization

/// Everybody in this process who listens to changes, and the telling of them. One follows the record for all
/// (``ChangeFollower``).
package final class ChangeHub: Sendable {
    /// Why a stream ended.
    package enum End: String, Sendable, CaseIterable {
        /// The page was closed or went to another server, or the server stops.
        case closed
        /// The caller may not see it any more.
        case withdrawn
        /// The session has ended, or is another by now.
        case signedOut = "signed-out"
        /// It lasted as long as one may, and begins anew.
        case renewed
        /// What was sent was not taken.
        case broken
    }

    private struct State {
        var listeners: [Int: ChangeListener] = [:]
        var byCitizen: [Int64: Set<Int>] = [:]
        var byName: [String: Set<Int>] = [:]
        var bySession: [String: Int] = [:]
        var last = 0
        var isClosed = false
    }

    package let limits: ListeningLimits
    private let state = Mutex(State())
    private let newest = Atomic<Int64>(-1)
    private let toldTo = Atomic<Int64>(-1)

    private let sent = Counter()
    private let refused = Counter()
    private let ends = Dictionary(uniqueKeysWithValues: End.allCases.map { ($0, Counter()) })

    package init(_ limits: ListeningLimits = .standard) {
        self.limits = limits
    }

    /// The number of the newest event that this process has heard of: what a page that is read from now on shows at
    /// least. Nil where nobody follows the record, and no page can listen.
    package var position: Int64? {
        let number = newest.load(ordering: .acquiring)
        return number < 0 ? nil : number
    }

    /// The number of the newest event that everybody has been told of.
    var told: Int64 { max(0, toldTo.load(ordering: .acquiring)) }

    // MARK: Listening

    /// Whether one more may listen; ``listen(to:session:)`` decides.
    func hasRoom(for session: String) -> Bool {
        let has = state.withLock { hasRoom(for: session, $0) }
        if !has { refused.add() }
        return has
    }

    /// Begins to listen; nil where as many do as may.
    package func listen(to interest: ChangeListener.Interest, session: String) -> ChangeListener? {
        let listener = state.withLock { state -> ChangeListener? in
            guard hasRoom(for: session, state) else { return nil }
            state.last += 1
            let listener = ChangeListener(number: state.last, interest: interest, session: session)
            state.listeners[listener.number] = listener
            state.bySession[session, default: 0] += 1
            switch interest {
            case .citizen(let number): state.byCitizen[number, default: []].insert(listener.number)
            case .unit(let names): for name in names { state.byName[name, default: []].insert(listener.number) }
            }
            return listener
        }
        if listener == nil { refused.add() }
        return listener
    }

    /// Ends listening.
    package func leave(_ listener: ChangeListener, because end: End) {
        ends[end]?.add()
        state.withLock { state in
            guard state.listeners.removeValue(forKey: listener.number) != nil else { return }
            let others = (state.bySession[listener.session] ?? 1) - 1
            state.bySession[listener.session] = others == 0 ? nil : others
            func remove<Key>(_ key: Key, _ index: inout [Key: Set<Int>]) {
                index[key]?.remove(listener.number)
                if index[key]?.isEmpty == true { index[key] = nil }
            }
            switch listener.interest {
            case .citizen(let number): remove(number, &state.byCitizen)
            case .unit(let names): for name in names { remove(name, &state.byName) }
            }
        }
    }

    private func hasRoom(for session: String, _ state: State) -> Bool {
        !state.isClosed && state.listeners.count < limits.most
            && (state.bySession[session] ?? 0) < limits.mostOfASession
    }

    // MARK: Telling

    /// Whether anybody listens.
    var isEmpty: Bool { state.withLock { $0.listeners.isEmpty } }

    /// Whether anybody listens to a unit's changes.
    var wantsNames: Bool { state.withLock { !$0.byName.isEmpty } }

    /// Says how far the record's events have come.
    package func announce(_ number: Int64) { newest.store(number, ordering: .releasing) }

    /// Tells of changes whoever listens to what they are about, and returns at once.
    package func tell(_ changes: [HeardChange]) {
        for change in changes {
            let told = state.withLock { state -> [ChangeListener] in
                var numbers = state.byCitizen[change.event.key.patient] ?? []
                for name in change.names { numbers.formUnion(state.byName[name] ?? []) }
                return numbers.compactMap { state.listeners[$0] }
            }
            for listener in told { listener.tell(change.event) }
        }
        if let last = changes.last { toldTo.store(last.event.number, ordering: .releasing) }
    }

    /// Tells everybody that something may have changed: nobody knows what.
    package func tellAll(through number: Int64) {
        for listener in listeners { listener.tellAll() }
        toldTo.store(number, ordering: .releasing)
    }

    /// Everybody gives a sign of life, and looks whether the caller may still listen.
    package func beat() { for listener in listeners { listener.beat() } }

    /// Ends all, for the server stops. Nobody begins any more.
    package func close() {
        state.withLock { $0.isClosed = true }
        for listener in listeners { listener.end() }
    }

    private var listeners: [ChangeListener] { state.withLock { Array($0.listeners.values) } }

    // MARK: Measuring

    func countSent() { sent.add() }

    /// How many listen now.
    package var count: Int { state.withLock { $0.listeners.count } }

    /// What operators see of it.
    package func families() -> [MetricFamily] {
        let (all, citizens) = state.withLock { state in
            (state.listeners.count, state.byCitizen.values.reduce(0) { $0 + $1.count })
        }
        var open = MetricFamily("tovholder_listeners", .gauge, "Open pages that are told of changes.")
        open.add(Double(citizens), labels: [("of", "citizen")])
        open.add(Double(all - citizens), labels: [("of", "unit")])
        var limit = MetricFamily("tovholder_listeners_limit", .gauge, "More are not told.")
        limit.add(Double(limits.most))
        var events = MetricFamily("tovholder_listeners_told_total", .counter, "Times that an open page was told.")
        events.add(sent)
        var ended = MetricFamily("tovholder_listeners_ended_total", .counter, "Streams that ended, by reason.")
        for (end, counter) in ends.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            ended.add(counter, labels: [("reason", end.rawValue)])
        }
        var refusals = MetricFamily(
            "tovholder_listeners_refused_total", .counter, "Streams that were refused, for there were too many.")
        refusals.add(refused)
        return [open, limit, events, ended, refusals]
    }
}
