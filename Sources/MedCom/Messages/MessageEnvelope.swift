/// What every message of ours says of itself.
struct MessageEnvelope: Sendable {
    var kind: MessageKind
    /// The id of the header: of the message, however often it is sent.
    var identifier: String
    /// The id of the Bundle: of this sending.
    var bundleIdentifier: String
    /// When it is sent, in milliseconds since 1970-01-01T00:00:00Z.
    var sent: Int64
    var sender: MessagePlace
    var receiver: MessagePlace
    /// What has happened, oldest first; the last is this message.
    var steps: [Step]
    /// What the header says besides.
    var focus: String?
    var definition: String?

    /// One message in the course of messages.
    struct Step: Sendable, Hashable, Codable {
        /// The id of its header.
        var identifier: String
        var activity: String
        var occurred: Int64
        /// Who sent it.
        var agent: MessagePlace
        /// The message that it follows.
        var previous: String?
        /// Numbers of what a CareCommunication brings.
        var payloads: [String] = []
    }
}
