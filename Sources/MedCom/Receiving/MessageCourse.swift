import FHIR
import Record

/// The course of messages that one belongs to: which thing it is about, and whether a later one, which came first, has
/// said more already. Whatever order they come in, the record ends alike.
struct MessageCourse {
    private let message: IncomingMessage
    private let transaction: Transaction
    /// Messages that this one takes the place of, newest first.
    private let replaced: [String]
    /// The message that the course began with.
    private let root: String
    let isSuperseded: Bool
    /// What stood under another name before it was known to be the same course.
    private(set) var retired: [String] = []

    init(_ message: IncomingMessage, transaction: Transaction) throws {
        self.message = message
        self.transaction = transaction
        replaced = message.replaced
        isSuperseded = try transaction.text(MessageNotes.superseded(message.identifier)) != nil
        var known = try transaction.text(MessageNotes.root(message.identifier))
        for number in replaced where known == nil { known = try transaction.text(MessageNotes.root(number)) }
        root = known ?? replaced.last ?? message.identifier
        for number in replaced {
            guard let other = try transaction.text(MessageNotes.root(number)), other != root,
                let arrival = try transaction.value(Arrival.self, MessageNotes.arrival(number))
            else { continue }
            retired += arrival.resources.filter { !$0.hasPrefix("Task/") }
        }
    }

    /// The id that the thing has in the record.
    var thing: String { "medcom-" + ContentMark.identifier(message.kind.rawValue, root) }

    /// What the messages that this one takes the place of led to.
    func previousResources() throws -> [String] {
        try replaced.flatMap { number in
            try transaction.value(Arrival.self, MessageNotes.arrival(number))?.resources ?? []
        }
    }

    /// Remembers where it belongs, and what has had its say.
    func keep() throws {
        for number in [message.identifier] + replaced {
            try transaction.keepText(MessageNotes.root(number), root)
        }
        for number in replaced {
            try transaction.keepText(MessageNotes.superseded(number), message.identifier)
        }
    }
}

extension IncomingMessage {
    /// The messages whose place this one takes, newest first: a notification says how the stay is now, a corrected report
    /// what it should have said. Words that answer words take nobody's place.
    var replaced: [String] {
        switch kind {
        case .careCommunication, .acknowledgement, .empty: return []
        case .homeCareObservation: return history.map(\.identifier)
        case .hospitalNotification:
            // A new stay begins with an admission, whatever came before it.
            if activity.hasPrefix("admit-"), focus?["status"]?.string == "in-progress" { return [] }
            var replaced: [String] = []
            for past in history {
                replaced.append(past.identifier)
                // Before the admission there was another stay.
                if past.activity?.hasPrefix("admit-") == true { break }
            }
            return replaced
        }
    }
}
