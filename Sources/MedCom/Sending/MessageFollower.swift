import Access
import FHIR
import Record

/// Follows the record's events, and puts what other systems are to be told of into the outbox: each event in one
/// transaction with the note of how far it has come, so that it is told of once.
struct MessageFollower: Sendable {
    let record: Record

    /// Events looked at in one go.
    private static let atOnce = 200

    /// A change that may concern others.
    private struct Change: Sendable {
        let event: RecordEvent
        /// As the resource was then; nil: it was deleted.
        let json: JSONValue?
    }

    /// Takes in the next events.
    ///
    /// - Returns: whether there may be more.
    func turn() async throws -> Bool {
        let (position, through, changes, isFull) = try await record.engine.read {
            reading -> (Int64?, Int64, [Change], Bool) in
            let position = try reading.note(MessageNotes.position).flatMap {
                Int64(String(decoding: $0, as: UTF8.self))
            }
            // What had happened before anybody followed is not told of afterwards.
            guard let position else { return (nil, try reading.lastEvent(), [], false) }
            let events = try reading.events(after: position, limit: Self.atOnce)
            let changes = try events.compactMap { event -> Change? in
                guard event.type == "Encounter" || event.type == "Communication" else { return nil }
                let version = try reading.version(event.version, of: event.type, event.id)
                return Change(event: event, json: version?.isDeletion == false ? try version?.json() : nil)
            }
            return (position, events.last?.number ?? position, changes, events.count == Self.atOnce)
        }
        if position == through { return false }
        var from = position
        for change in changes {
            let before = from
            try await write { transaction, preparer in
                guard try Self.stands(before, transaction) else { return }
                try Self.tell(change, transaction, preparer)
                try transaction.keepText(MessageNotes.position, String(change.event.number))
            }
            from = change.event.number
        }
        let before = from
        try await write { transaction, _ in
            guard try Self.stands(before, transaction) else { return }
            try transaction.keepText(MessageNotes.position, String(through))
        }
        return isFull
    }

    private func write(_ body: @escaping @Sendable (Transaction, ResourcePreparer) throws -> Void) async throws {
        let preparer = record.preparer
        try await record.write(
            as: MessageDesk.caller, because: .healthSystemAdministration, doing: MessageDesk.activity
        ) { try body($0, preparer) }
    }

    /// Whether nobody else has come further meanwhile: what they have told of stands.
    private static func stands(_ position: Int64?, _ transaction: Transaction) throws -> Bool {
        try transaction.text(MessageNotes.position).flatMap(Int64.init) == position
    }

    private static func tell(_ change: Change, _ transaction: Transaction, _ preparer: ResourcePreparer) throws {
        switch change.event.type {
        case "Encounter":
            try NotificationMaker(transaction: transaction, preparer: preparer)
                .tell(change.event.id, change.json)
        default:
            guard let json = change.json else { return }
            try CareCommunicationMaker(transaction: transaction, preparer: preparer).tell(change.event.id, json)
        }
    }
}
