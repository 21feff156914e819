import Access
import FHIR
import FHIRXML
package import Record
import Synchronization

/// Sends what waits, in order for each citizen, until it is acknowledged; and tells people when it is not.
///
/// Everything that must outlive the process is in the record. A process that ends anywhere leaves at most a message that
/// is sent again, which receivers know by its number.
package final class MessageSender: Sendable {
    let record: Record
    let transport: any MessageTransport
    let limits: MessageLimits
    private let follower: MessageFollower
    private let board = Mutex(MessageFigures())

    /// Looked at in one turn.
    private static let atOnce = 200

    package init(_ record: Record, transport: any MessageTransport, limits: MessageLimits = MessageLimits()) {
        self.record = record
        self.transport = transport
        self.limits = limits
        follower = MessageFollower(record: record)
    }

    /// How things stood at the latest turn.
    package var figures: MessageFigures { board.withLock { $0 } }

    /// One turn: puts new messages into the outbox, sends what may be sent, and sees to what is late.
    ///
    /// - Returns: milliseconds until the next, should nothing be heard of.
    package func turn() async throws -> Int64 {
        var hasMore = true
        while hasMore, !Task.isCancelled { hasMore = try await follower.turn() }
        let waiting = try await waiting()
        var blocked: Set<String> = []
        for outgoing in waiting where !Task.isCancelled {
            let now = record.surroundings.now()
            guard outgoing.sent == nil else {
                if outgoing.due <= now { try await late(outgoing.number) }
                continue
            }
            guard !blocked.contains(outgoing.lane) else { continue }
            guard outgoing.due <= now, try await send(outgoing) else {
                blocked.insert(outgoing.lane)
                continue
            }
        }
        return try await pause()
    }

    private func waiting() async throws -> [Outgoing] {
        try await record.engine.read { reading in
            try reading.notes(startingWith: MessageNotes.outgoing, after: "", limit: Self.atOnce)
                .compactMap { try MessageNotes.decoded(Outgoing.self, $0.value) }
        }
    }

    private func pause() async throws -> Int64 {
        let waiting = try await waiting()
        let now = record.surroundings.now()
        board.withLock {
            $0.waiting = waiting.count { $0.sent == nil }
            $0.unacknowledged = waiting.count { $0.sent != nil }
            $0.oldest = waiting.filter { $0.sent == nil }.map(\.created).min()
        }
        return max(0, (waiting.map(\.due).min() ?? .max) - now)
    }

    // MARK: Sending

    /// Hands one over; whether the way out took it.
    private func send(_ outgoing: Outgoing) async throws -> Bool {
        let bundle = record.surroundings.newIdentifier()
        guard let content = try await content(outgoing, bundle) else {
            try await change(outgoing.number) { outbox, found, _ in try outbox.remove(found.number) }
            return true
        }
        let isXML = outgoing.isXML == true
        let written = isXML ? try FHIRXMLWriter.xml(of: try JSONDocument(content).root) : content
        do {
            try await transport.send(
                MessageParcel(
                    bundle: bundle, message: outgoing.message, kind: outgoing.kind, receiver: outgoing.receiver,
                    format: isXML ? .xml : .json, content: written))
        } catch {
            try await failed(outgoing.number)
            return false
        }
        board.withLock { $0.sent += 1 }
        let limits = limits
        try await change(outgoing.number) { outbox, found, transaction in
            // An acknowledgement is not acknowledged.
            guard found.answer == nil else { return try outbox.remove(found.number) }
            var found = found
            found.failures = 0
            found.sendings += 1
            found.sent = transaction.instant
            found.due = transaction.instant + limits.acknowledgement
            try outbox.keep(found)
        }
        return true
    }

    /// What is sent: the same each time, but for the Bundle's id and time. Nil where there is nothing to send any more.
    private func content(_ outgoing: Outgoing, _ bundle: String) async throws -> [UInt8]? {
        let now = record.surroundings.now()
        if let answer = outgoing.answer { return answer.bytes(bundleIdentifier: bundle, sent: now) }
        let stored = try await record.read(
            .everything, as: MessageDesk.caller, because: .healthSystemAdministration, doing: MessageDesk.activity
        ) { try $0.resource("Bundle", Outbox.bundle(outgoing.message)) }
        guard let json = try stored?.json() else { return nil }
        var editor = JSONEditor(json)
        editor.set("id", of: json, to: bundle)
        editor.set("timestamp", of: json, to: InstantText.second(now))
        if let meta = json["meta"] {
            editor.remove("versionId", of: meta)
            editor.remove("lastUpdated", of: meta)
        }
        return editor.bytes
    }

    private func failed(_ number: Int64) async throws {
        board.withLock { $0.failures += 1 }
        let (limits, preparer) = (limits, record.preparer)
        try await change(number) { outbox, found, transaction in
            var found = found
            found.failures += 1
            found.due = transaction.instant + limits.pause(after: found.failures)
            if found.failures >= limits.failuresToTell, !found.isTold,
                let sent = try transaction.value(SentMessage.self, MessageNotes.sent(found.message))
            {
                found.isTold = true
                try outbox.tell(sent, "er ikke kommet af sted endnu. Der prøves stadig.", preparer)
            }
            try outbox.keep(found)
        }
    }

    /// What has been sent and not been acknowledged in time: it is sent again, as often as may be, and then people see to
    /// it.
    private func late(_ number: Int64) async throws {
        let (limits, preparer) = (limits, record.preparer)
        try await change(number) { outbox, found, transaction in
            var found = found
            guard found.sent != nil, found.due <= transaction.instant else { return }
            guard found.sendings > limits.resendings else {
                found.sent = nil
                return try outbox.keep(found)
            }
            try outbox.remove(number)
            guard var sent = try transaction.value(SentMessage.self, MessageNotes.sent(found.message)) else { return }
            sent.state = .unanswered
            sent.outgoing = nil
            try transaction.keep(MessageNotes.sent(found.message), sent)
            try outbox.tell(
                sent, "er sendt, men modtageren har ikke kvitteret. Spørg, om den er kommet frem.", preparer)
        }
    }

    /// Changes one that is still there: an acknowledgement may have come meanwhile.
    private func change(
        _ number: Int64, _ body: @escaping @Sendable (Outbox, Outgoing, Transaction) throws -> Void
    ) async throws {
        try await record.write(
            as: MessageDesk.caller, because: .healthSystemAdministration, doing: MessageDesk.activity
        ) { transaction in
            let outbox = Outbox(transaction)
            guard let found = try outbox.outgoing(number) else { return }
            try body(outbox, found, transaction)
        }
    }
}
