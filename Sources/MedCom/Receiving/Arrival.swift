/// How a message came, and what became of it.
package struct Arrival: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Codable {
        /// It is in the record.
        case taken
        /// A later message, which came first, already said more.
        case superseded
        /// People must look at it: the citizen is not known, or contradicts the one who is.
        case held
        /// It was answered with a fatal error.
        case refused
    }

    /// Why people must look at it.
    package enum Reason: String, Sendable, Codable {
        case nobody, several, contradiction, noNumber
    }

    package var message: String
    package var kind: String
    package var activity: String
    /// The same for all copies.
    var digest: String
    package var received: Int64
    package var state: State
    package var reason: Reason?
    /// What it led to, as references; the thing that the course of messages is about first.
    package var resources: [String] = []
    var answer: Answer

    package var sender: MessagePlace { answer.sender }
    package var receiver: MessagePlace { answer.receiver }
}
