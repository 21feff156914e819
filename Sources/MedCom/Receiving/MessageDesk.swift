package import Access
import FHIR
package import Record

/// Takes messages in. Each is dealt with in one transaction: what it leads to in the record, that it came, and the
/// answer that waits to be sent. A process that ends anywhere has done all of it or nothing, and what comes again is
/// answered as before and done once.
package struct MessageDesk: Sendable {
    /// As whom messages are written.
    package static let caller = Caller(identity: "messages", role: .system)
    static let activity = "message"

    let record: Record
    private let reader: MessageReader

    package init(_ record: Record, reader: MessageReader = MessageReader()) {
        self.record = record
        self.reader = reader
    }

    /// What became of a message.
    package enum Receipt: Sendable, Hashable {
        /// It is in the record, or waits for people.
        case taken(Arrival.State)
        /// It had come before, and was answered as then.
        case again
        /// It was answered with an error.
        case refused(MessageFault)
        /// It says not even who sent it, so that nobody can be answered.
        case unreadable(MessageFault)
    }

    /// Takes one message in.
    ///
    /// - Throws: ``RecordError`` where the record cannot be worked with: nothing has been done then, and the same bytes
    ///   may be brought again.
    package func receive(_ bytes: [UInt8]) async throws -> Receipt {
        switch reader.read(bytes) {
        case .unreadable(let fault): return .unreadable(fault)
        case .faulty(let message, let fault): return try await receive(message, fault)
        case .message(let message): return try await receive(message, nil)
        }
    }

    private func receive(_ message: IncomingMessage, _ fault: MessageFault?) async throws -> Receipt {
        do {
            return try await write(message, fault)
        } catch RecordError.invalid(let rule) where fault == nil {
            // What the record's own rules forbid is refused like what the profiles forbid.
            return try await write(message, .whole(nil, kind: "business-rule", rule))
        }
    }

    private func write(_ message: IncomingMessage, _ fault: MessageFault?) async throws -> Receipt {
        let preparer = record.preparer
        let digest = message.digest
        return try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { transaction in
            var receipt = MessageReceipt(message, digest: digest, transaction: transaction, preparer: preparer)
            return try receipt.receive(fault)
        }
    }

    /// Looks again at a message that waits for people: the citizen may be known by now.
    ///
    /// - Returns: nil where no such message waits.
    package func retry(_ message: String) async throws -> Arrival.State? {
        let preparer = record.preparer
        return try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { transaction -> Arrival.State? in
            guard let arrival = try transaction.value(Arrival.self, MessageNotes.arrival(message)),
                arrival.state == .held,
                let stored = try transaction.read("Bundle", MessageReceipt.heldBundle(message))
            else { return nil }
            let held = try MessageReader.envelope(try stored.json())
            var receipt = MessageReceipt(held, digest: arrival.digest, transaction: transaction, preparer: preparer)
            return try receipt.retry(arrival)
        }
    }

    /// Looks again at all that wait for people.
    ///
    /// - Returns: how many wait no more.
    package func retryHeld() async throws -> Int {
        var released = 0
        for arrival in try await held() where !Task.isCancelled {
            if let state = try await retry(arrival.message), state != .held { released += 1 }
        }
        return released
    }

    /// How many wait to be sent, and how many to be acknowledged.
    package func queue() async throws -> (waiting: Int, unacknowledged: Int) {
        try await record.engine.read { reading in
            let all = try reading.notes(startingWith: MessageNotes.outgoing)
                .compactMap { try MessageNotes.decoded(Outgoing.self, $0.value) }
            return (all.count { $0.sent == nil }, all.count { $0.sent != nil })
        }
    }

    /// The messages that wait for people, by when they came.
    package func held() async throws -> [Arrival] {
        try await record.engine.read { reading in
            try reading.notes(startingWith: MessageNotes.held)
                .compactMap { note in
                    let name = MessageNotes.arrival(String(decoding: note.value, as: UTF8.self))
                    return try MessageNotes.decoded(Arrival.self, reading.note(name))
                }
                .sorted { $0.received < $1.received }
        }
    }
}
