import Access
import FHIR
import Record

/// What the deliverer writes into the record.
extension SubscriptionDeliverer {
    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: "subscriptions", body)
    }

    /// Writes notices and the position in one transaction: an event is told apart once, whatever happens.
    func keep(_ matching: EventMatching) async throws {
        guard matching.through > matching.position else { return }
        // While nobody listens, a position that is a little behind costs nothing.
        let isIdle = !matching.subscriptions.contains { $0.wantedTerms != nil }
        if isIdle, matching.through - matching.position < Self.keptEvents { return }
        try await write { transaction in
            let known = try transaction.note(Outbox.position).map { String(decoding: $0, as: UTF8.self) }
            // Another process has been here; what it told apart stands.
            guard known == nil || known == String(matching.position) else { return }
            for (id, notices) in matching.notices {
                guard try transaction.note(Outbox.subscriber(id)) != nil else { continue }
                var state = try Outbox.state(id, transaction.note)
                for notice in notices {
                    state.last += 1
                    let numbered = Notice(
                        number: state.last, event: notice.event, patient: notice.patient, type: notice.type,
                        id: notice.id, version: notice.version, change: notice.change, instant: notice.instant)
                    try transaction.setNote(Outbox.name(Outbox.waiting(id), state.last), to: numbered.bytes)
                }
                try transaction.setNote(Outbox.state(id), to: state.bytes)
            }
            try transaction.setNote(Outbox.position, to: Array(String(matching.through).utf8))
        }
    }

    /// Ends a subscription whose time is over or whose terms are not understood any more, and clears away what waits for
    /// one that is off.
    func settleEnd(of live: LiveSubscription, at now: Int64) async throws {
        guard live.isWanted else {
            try await clear(live.id, isGone: live.status == nil)
            return
        }
        switch live.terms {
        case .success(let terms):
            guard let end = terms.end, end <= now else { return }
            try await setStatus(of: live.id, to: "off", error: nil)
        case .failure(let refusal) where live.status != "error":
            try await setStatus(of: live.id, to: "error", error: refusal.text)
        case .failure, nil: break
        }
    }

    /// Takes away the notices of a subscription that nobody waits for, a part at a time.
    private func clear(_ id: String, isGone: Bool) async throws {
        let prefix = "outbox/\(id)/" + (isGone ? "" : "waiting/")
        let names = try await record.engine.read { reading in
            try reading.notes(startingWith: prefix, after: "", limit: EventMatching.mostEvents).map(\.name)
        }
        guard !names.isEmpty || isGone else { return }
        try await write { transaction in
            var state = try Outbox.state(id, transaction.note)
            for name in names {
                if name.hasPrefix(Outbox.waiting(id)) { state.givenUp += 1 }
                try transaction.setNote(name, to: nil)
            }
            let isDone = isGone && names.count < EventMatching.mostEvents
            try transaction.setNote(Outbox.state(id), to: isDone ? nil : state.bytes)
            if isDone { try transaction.setNote(Outbox.subscriber(id), to: nil) }
        }
    }

    /// Clears what is left of subscriptions that have been deleted.
    func clearOrphans(besides known: Set<String>) async throws {
        let prefix = Outbox.state("")
        let ids = try await record.engine.read { reading in
            try reading.notes(startingWith: prefix, after: "", limit: 2 * SubscriptionDesk.most)
                .map { String($0.name.dropFirst(prefix.count)) }
        }
        for id in ids where !known.contains(id) { try await clear(id, isGone: true) }
    }

    /// Forgets events that all have taken in, a part at a time.
    func forgetEvents(through position: Int64) async throws {
        let (first, others) = try await record.engine.read { reading in
            (
                try reading.events(after: 0, limit: 1).first?.number,
                // Whoever else follows the record says by a note how far it has come.
                try reading.notes(startingWith: RecordEvent.followers).compactMap {
                    Int64(String(decoding: $0.value, as: UTF8.self))
                }.min()
            )
        }
        let last = min(position - Self.keptEvents, max(others ?? .max, position - Self.mostKeptEvents))
        guard let first, first + Self.keptEvents / 10 < last else { return }
        try await write { try $0.forgetEvents(through: min(last, first + Self.keptEvents)) }
    }

    /// Keeps what became of batches, and what that means for the subscription.
    func keep(_ results: [HookResult], of live: LiveSubscription) async throws {
        let now = record.surroundings.now()
        let delay = setup.backOff.delay(after: live.state.failures + 1, chance: setup.chance())
        let failuresToError = setup.backOff.failuresToError
        try await write { [record] transaction in
            guard try transaction.note(Outbox.subscriber(live.id)) != nil else { return }
            var state = try Outbox.state(live.id, transaction.note)
            for result in results {
                for notice in result.acknowledged + result.withheld {
                    let name = Outbox.name(Outbox.waiting(live.id), notice.number)
                    // Another process may have had it acknowledged too.
                    guard try transaction.note(name) != nil else { continue }
                    try transaction.setNote(name, to: nil)
                    try transaction.setNote(Outbox.name(Outbox.done(live.id), notice.number), to: notice.bytes)
                    try transaction.setNote(
                        Outbox.name(Outbox.done(live.id), notice.number - HookResult.keptNotices), to: nil)
                    if result.acknowledged.contains(notice) { state.delivered += 1 } else { state.withheld += 1 }
                }
                if let failure = result.failure {
                    state.fail(failure, at: now, delay: failure.concernsAll ? delay : nil)
                } else if result.reached {
                    state.succeed(at: now)
                }
            }
            if results.contains(where: \.confirms), try Self.isStill(live, in: transaction) { state.isConfirmed = true }
            try transaction.setNote(Outbox.state(live.id), to: state.bytes)
            if state.failures >= failuresToError, let failure = state.lastFailure {
                try Self.setStatus(
                    of: live.id, to: "error", error: failure.text, at: live.version, record.preparer, transaction)
            } else if state.failures == 0, state.isConfirmed {
                try Self.setStatus(
                    of: live.id, to: "active", error: nil, at: live.version, record.preparer, transaction)
            }
        }
    }

    private static func isStill(_ live: LiveSubscription, in transaction: Transaction) throws -> Bool {
        try transaction.read("Subscription", live.id)?.version == live.version
    }

    private func setStatus(of id: String, to status: String, error: String?) async throws {
        try await write { [record] transaction in
            try Self.setStatus(of: id, to: status, error: error, at: nil, record.preparer, transaction)
        }
    }

    /// - Parameter version: the version that it is true of; nil: any.
    private static func setStatus(
        of id: String, to status: String, error: String?, at version: Int?, _ preparer: ResourcePreparer,
        _ transaction: Transaction
    ) throws {
        guard let resource = try transaction.read("Subscription", id) else { return }
        let json = try resource.json()
        guard version == nil || version == resource.version, let old = json["status"]?.string, old != "off" else {
            return
        }
        guard old != status || json["error"]?.string != error else { return }
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: status)
        if let error { editor.set("error", of: json, to: error) } else { editor.remove("error", of: json) }
        _ = try transaction.put(try preparer.prepare(try JSONDocument(editor.bytes).root))
    }
}
