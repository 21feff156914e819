import Access
package import FHIR
package import Record

/// Takes subscriptions in: what a client writes becomes a request that the deliverer then carries out.
///
/// It runs inside the transaction that writes the resource, so that resource, subscriber and secrets are there together
/// or not at all.
package struct SubscriptionDesk: Sendable {
    package let reader: SubscriptionReader

    /// Subscriptions of one record: each is asked about each event.
    package static let most = 500

    package init(_ reader: SubscriptionReader) {
        self.reader = reader
    }

    /// A subscription that may be written.
    package struct Accepted: Sendable {
        /// The resource as it is kept: without secrets, and with a status that the server gives.
        package let resource: JSONValue
        /// The types that its notifications may be about.
        package let types: Set<String>
        let headers: [HookHeader]
        let isOff: Bool
    }

    /// Understands what a client wrote, and what may stand there.
    ///
    /// - Parameters:
    ///   - current: what the record has now; nil for a new one.
    /// - Throws: ``SubscriptionRefusal``.
    package func accept(_ json: JSONValue, over current: JSONValue?) throws -> Accepted {
        let status = json["status"]?.string ?? ""
        // Only the server says that a subscription is active or in error; who writes back what was read may leave it.
        guard status == "requested" || status == "off" || status == current?["status"]?.string else {
            throw SubscriptionRefusal("Subscription.status", "a client may write requested or off")
        }
        let terms = try reader.terms(of: json)
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: status == "off" ? "off" : "requested")
        editor.remove("error", of: json)
        var headers: [HookHeader] = []
        for line in json["channel"]?["header"]?.elements.map({ $0 }) ?? [] {
            let header = try HookHeader(line.string ?? "")
            headers.append(header)
            editor.replace(line, with: header.masked)
        }
        // Else whoever may change a subscription could have its secrets sent to a place of their own.
        let isMoved = current?["channel"]?["endpoint"]?.string != json["channel"]?["endpoint"]?.string
        guard !isMoved || !headers.contains(where: \.isMasked) else {
            throw SubscriptionRefusal(
                "Subscription.channel.header", "with another endpoint the values of headers are written anew")
        }
        return Accepted(
            resource: try JSONDocument(editor.bytes).root, types: terms.types, headers: headers, isOff: status == "off")
    }

    /// Keeps who it is for, after the resource itself has been written.
    ///
    /// - Parameters:
    ///   - subscriber: with the types that the token permits; headers and start are filled in here.
    ///   - wasOff: whether it was off, or was not there.
    package func keep(
        _ accepted: Accepted, as subscriber: Subscriber, id: String, wasOff: Bool, in transaction: Transaction
    ) throws {
        let name = Outbox.subscriber(id)
        let former = try transaction.note(name).flatMap(Subscriber.init)
        if former == nil {
            let known = try transaction.notes(startingWith: Outbox.subscribers, after: "", limit: Self.most)
            guard known.count < Self.most else {
                throw RecordError.conflict("there are \(Self.most) subscriptions, and no more are taken")
            }
            // The first: nobody else waits for what has happened before.
            if known.isEmpty {
                try transaction.setNote(Outbox.position, to: Array(String(try transaction.lastEvent()).utf8))
            }
        }
        var subscriber = subscriber
        subscriber.headers = try accepted.headers.map { header in
            guard header.isMasked else { return header }
            guard let kept = former?.headers.first(where: { $0.name.lowercased() == header.name.lowercased() }) else {
                throw SubscriptionRefusal(
                    "Subscription.channel.header", "\(header.name) has no value that is known here")
            }
            return kept
        }
        // What waits already stays: a change of the subscription loses nothing.
        if let former, !wasOff {
            subscriber.start = former.start
        } else {
            subscriber.start = try transaction.lastEvent()
        }
        try transaction.setNote(name, to: subscriber.bytes)
        var state = try Outbox.state(id, transaction.note)
        state.isConfirmed = false
        state.failures = 0
        state.retryAt = 0
        state.lastFailure = nil
        try transaction.setNote(Outbox.state(id), to: state.bytes)
    }

    /// The subscription is deleted; what waits for it is taken away by the deliverer.
    package func forget(_ id: String, in transaction: Transaction) throws {
        try transaction.setNote(Outbox.subscriber(id), to: nil)
    }
}
