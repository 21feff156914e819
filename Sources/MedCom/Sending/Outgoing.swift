/// Something that waits to be sent, or has been sent and waits for its acknowledgement.
struct Outgoing: Sendable, Hashable, Codable {
    /// Its place in the queue.
    var number: Int64
    /// The number of the message.
    var message: String
    var kind: MessageKind
    /// What is sent in order: all about one citizen.
    var lane: String
    var receiver: MessagePlace
    /// An acknowledgement, which is written anew each time.
    var answer: Answer?
    /// When it was put here, in milliseconds since 1970-01-01T00:00:00Z.
    var created: Int64
    /// When it may be tried, or looked at again.
    var due: Int64
    /// Attempts in a row that the way out did not take.
    var failures = 0
    /// How often it has been handed over.
    var sendings = 0
    /// When it was last handed over; nil: it is to be sent.
    var sent: Int64?
    /// Whether the receiver asks for XML; nil, as in notes of before it could be asked for: JSON.
    var isXML: Bool?
    /// Whether people have been told that it does not get through.
    var isTold = false
}

extension MessageKind: Codable {}
