import FHIR
import Record

/// One subscription as the record has it at one moment.
struct LiveSubscription: Sendable {
    let id: String
    /// The version of the resource; 0 where there is none any more.
    let version: Int
    /// The resource's status; nil where there is none any more.
    let status: String?
    let subscriber: Subscriber
    let state: SubscriberState
    /// What it asks for, or why that is not understood any more.
    let terms: Result<SubscriptionTerms, SubscriptionRefusal>?

    /// Whether events are its business.
    var isWanted: Bool { status == "requested" || status == "active" || status == "error" }

    /// What it asks for, where events are its business.
    var wantedTerms: SubscriptionTerms? { isWanted ? try? terms?.get() : nil }

    /// Whether there is something to send: a handshake, what waits, or a heartbeat.
    func hasWork(at now: Int64) -> Bool {
        guard let terms = wantedTerms, state.retryAt <= now else { return false }
        return !state.isConfirmed || state.waiting > 0 || isHeartbeatDue(terms, at: now)
    }

    /// When there is something to do for it, should nothing happen before; nil: never.
    func nextWork(after now: Int64) -> Int64? {
        // What is left of one that is off is cleared away a part at a time.
        guard let terms = wantedTerms else {
            return status == nil || !isWanted && state.waiting > 0 ? now + SubscriptionDeliverer.pause : nil
        }
        var instants = [terms.end].compactMap { $0 }
        if !state.isConfirmed || state.waiting > 0, state.retryAt > now { instants.append(state.retryAt) }
        if let heartbeat = terms.heartbeat { instants.append(max(state.retryAt, state.lastContact + heartbeat * 1000)) }
        return instants.min()
    }

    func isHeartbeatDue(_ terms: SubscriptionTerms, at now: Int64) -> Bool {
        terms.heartbeat.map { state.lastContact + $0 * 1000 <= now } ?? false
    }

    /// Terms that were understood before, by subscription and version.
    typealias Memory = [String: (version: Int, terms: Result<SubscriptionTerms, SubscriptionRefusal>)]

    /// All subscriptions that somebody stands behind. What was put into the record past the API has nobody behind it,
    /// and is only kept.
    static func all(
        _ reader: SubscriptionReader, _ memory: Memory, in reading: any EngineReading
    ) throws -> [LiveSubscription] {
        try reading.notes(startingWith: Outbox.subscribers, after: "", limit: SubscriptionDesk.most).compactMap {
            try LiveSubscription($0, reader, memory, in: reading)
        }
    }

    /// One of them; nil where there is none.
    static func one(
        _ id: String, _ reader: SubscriptionReader, in reading: any EngineReading
    ) throws -> LiveSubscription? {
        let name = Outbox.subscriber(id)
        return try reading.note(name).flatMap { value in
            try LiveSubscription(RecordNote(name: name, value: value), reader, [:], in: reading)
        }
    }

    private init?(
        _ note: RecordNote, _ reader: SubscriptionReader, _ memory: Memory, in reading: any EngineReading
    ) throws {
        guard let subscriber = Subscriber(note.value) else { return nil }
        id = String(note.name.dropFirst(Outbox.subscribers.count))
        self.subscriber = subscriber
        state = try Outbox.state(id, reading.note)
        guard let resource = try reading.resource("Subscription", id) else {
            (version, status, terms) = (0, nil, nil)
            return
        }
        let json = try resource.json()
        version = resource.version
        status = json["status"]?.string
        if let known = memory[id], known.version == version {
            terms = known.terms
        } else {
            terms = Result { () throws(SubscriptionRefusal) in try reader.terms(of: json) }
        }
    }
}
