/// Why the way out did not take a message.
package enum TransportFailure: String, Error, Sendable, Hashable {
    case unreachable, refused, fault
}
