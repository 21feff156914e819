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
