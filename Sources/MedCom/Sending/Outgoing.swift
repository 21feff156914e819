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
    /// Whether people have been told that it does not get through.
    var isTold = false
}

extension MessageKind: Codable {}

/// What became of a message of ours.
struct SentMessage: Sendable, Hashable, Codable {
    enum State: String, Sendable, Codable {
        case waiting, acknowledged
        /// Answered with an error.
        case refused
        /// Not answered after it had been sent as often as it may be.
        case unanswered
    }

    var message: String
    var kind: MessageKind
    /// What it told of.
    var resource: String?
    var patient: String?
    /// The id of the Organization that sent it.
    var unit: String?
    var receiver: MessagePlace
    var state = State.waiting
    /// The number of its ``Outgoing``.
    var outgoing: Int64?
}

/// How long is waited, and how often it is tried.
package struct MessageLimits: Sendable, Hashable {
    /// Milliseconds until an acknowledgement is late. Source: MedCom, governance for reliable messaging: 30 minutes.
    package var acknowledgement: Int64 = 30 * 60_000
    /// How often a message that is not acknowledged is sent again. Source: the same: no more than twice.
    package var resendings = 2
    /// Attempts in a row that the way out does not take, before people are told.
    package var failuresToTell = 6
    /// Milliseconds after the first failure, doubled each time.
    package var firstPause: Int64 = 2_000
    /// Never longer than this.
    package var longestPause: Int64 = 15 * 60_000

    package init() {}

    func pause(after failures: Int) -> Int64 {
        min(longestPause, firstPause << Int64(min(max(failures - 1, 0), 20)))
    }
}
