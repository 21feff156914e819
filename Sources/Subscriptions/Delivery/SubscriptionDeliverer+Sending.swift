import Access
import FHIR
import Record

/// Sending what waits for one subscription.
extension SubscriptionDeliverer {
    /// Notices looked at in one go, and as many that may be sent are gathered.
    private static let window = 200

    /// What became of a round.
    enum Round {
        /// There was nothing to send.
        case nothing
        /// What could be sent now has been.
        case done
        /// There may be more to send at once.
        case more
    }

    /// One round for a subscription: a handshake, notices on as many lanes as may go beside each other, or a heartbeat.
    func round(_ id: String) async throws -> Round {
        let now = record.surroundings.now()
        let held = heldNumbers(of: id, at: now)
        let (subscription, open) = try await record.engine.read { [reader] reading in
            (
                try LiveSubscription.one(id, reader, in: reading),
                try Self.open(id, held: held, in: reading)
            )
        }
        guard let live = subscription, let terms = live.wantedTerms, live.state.retryAt <= now else {
            return .nothing
        }
        guard live.state.isConfirmed else {
            let result = terms.needsHandshake ? await greet(live, terms, .handshake) : HookResult(reached: true)
            return try await keep([result.confirming], of: live, terms, at: now)
        }
        guard !open.isEmpty else {
            guard live.isHeartbeatDue(terms, at: now) else { return .nothing }
            _ = try await keep([await greet(live, terms, .heartbeat)], of: live, terms, at: now)
            return .done
        }
        // A receiver that has failed is first asked for one.
        let most = live.state.failures > 0 ? 1 : Self.mostAtOnce
        let batches = DispatchRule.batches(open, most: most, size: terms.mostEvents)
        let results = await withTaskGroup(of: HookResult.self) { group in
            for batch in batches { group.addTask { await self.send(batch, live, terms) } }
            var results: [HookResult] = []
            for await result in group { results.append(result) }
            return results
        }
        return try await keep(results, of: live, terms, at: now)
    }

    private func keep(
        _ results: [HookResult], of live: LiveSubscription, _ terms: SubscriptionTerms, at now: Int64
    ) async throws -> Round {
        try await keep(results, of: live)
        for result in results {
            release((result.acknowledged + result.withheld).map(\.number), of: live.id)
            guard let failure = result.failure, !failure.concernsAll, let failed = result.failed else { continue }
            hold(failed.number, of: live.id, at: now)
        }
        return results.contains { $0.failure?.concernsAll == true } ? .done : .more
    }

    /// The first notices that may be sent, past those whose lane must wait.
    private static func open(_ id: String, held: Set<Int64>, in reading: any EngineReading) throws -> [Notice] {
        let prefix = Outbox.waiting(id)
        var open: [Notice] = []
        var blocked: Set<String> = []
        var last = ""
        while open.count < window {
            let notes = try reading.notes(startingWith: prefix, after: last, limit: window)
            open += DispatchRule.open(notes.compactMap { Notice($0.value) }, held: held, blocked: &blocked)
            guard notes.count == window, let note = notes.last else { break }
            last = note.name
        }
        return open
    }

    /// Asks the receiver whether it is there.
    private func greet(
        _ live: LiveSubscription, _ terms: SubscriptionTerms, _ kind: NotificationWriter.Kind
    ) async -> HookResult {
        var body: [UInt8] = []
        if case .bundle = terms.content {
            body = notifications.bundle(
                kind, status(of: live, terms), content: .empty, identifier: record.surroundings.newIdentifier(),
                at: record.surroundings.now())
        }
        var result = HookResult()
        do throws(HookFailure) {
            try await sender.send(
                HookRequest(
                    .post, terms.endpoint, headers: live.subscriber.headers, body: body, timeout: terms.timeout))
            result.reached = true
        } catch {
            result.failure = error
        }
        return result
    }

    private func status(of live: LiveSubscription, _ terms: SubscriptionTerms) -> NotificationWriter.Status {
        NotificationWriter.Status(
            id: live.id, topic: terms.topic, status: live.status ?? "off", events: live.state.last)
    }

    /// Reads what a batch is about as the subscriber, which puts it into the audit, and sends it.
    private func send(_ batch: [Notice], _ live: LiveSubscription, _ terms: SubscriptionTerms) async -> HookResult {
        var result = HookResult()
        var events: [NotificationWriter.Event] = []
        do {
            let versions = try await versions(of: batch, as: live.subscriber)
            for notice in batch {
                if let version = versions[notice.number] {
                    events.append(.init(notice: notice, version: version))
                } else {
                    result.withheld.append(notice)
                }
            }
        } catch RecordError.forbidden, RecordError.notFound, RecordError.unrelated {
            result.failure = .notPermitted
            return result
        } catch {
            result.failure = .fault
            return result
        }
        events = Self.fitting(events, terms)
        guard let first = events.first, let last = events.last else { return result }
        var request = HookRequest(
            .post, terms.endpoint, headers: live.subscriber.headers, timeout: terms.timeout,
            event: "\(live.id)/\(first.notice.number)-\(last.notice.number)")
        switch terms.content {
        case .signal: break
        case .update:
            request.method = first.version.isDeletion ? .delete : .put
            request.path = first.notice.reference
            request.body = first.version.bytes
        case .bundle(let content):
            request.body = notifications.bundle(
                .eventNotification, status(of: live, terms), events: events, content: content,
                identifier: record.surroundings.newIdentifier(), at: record.surroundings.now())
        }
        do throws(HookFailure) {
            try await sender.send(request)
            result.acknowledged = events.map(\.notice)
            result.reached = true
        } catch {
            result.failure = error
            result.failed = first.notice
        }
        return result
    }

    /// The versions that notices are about, as far as the subscriber may see them now. The gate decides and audits; it
    /// returns when that is durable.
    private func versions(
        of batch: [Notice], as subscriber: Subscriber
    ) async throws -> [Int64: StoredResource] {
        let types = subscriber.types
        return try await record.read(
            .lookup, as: subscriber.caller, because: subscriber.purpose, doing: "notify Subscription"
        ) { reading in
            var versions: [Int64: StoredResource] = [:]
            for notice in batch where types.contains(notice.type) {
                versions[notice.number] = try reading.version(notice.version, of: notice.type, notice.id)
            }
            return versions
        }
    }

    /// As many as one notification holds; the rest waits for the next.
    private static func fitting(
        _ events: [NotificationWriter.Event], _ terms: SubscriptionTerms
    ) -> [NotificationWriter.Event] {
        guard case .bundle(.fullResource) = terms.content else { return events }
        var bytes = 0
        return Array(
            events.enumerated().prefix { place, event in
                bytes += event.version.bytes.count
                return place == 0 || bytes <= NotificationWriter.mostBytes
            }.map(\.element))
    }
}

extension HookResult {
    /// The same, where it answers a handshake.
    fileprivate var confirming: HookResult {
        var result = self
        result.confirms = reached
        return result
    }
}
