/// How messages stand, in numbers.
package struct MessageFigures: Sendable, Hashable {
    /// To be sent.
    package var waiting = 0
    /// Sent, and not acknowledged yet.
    package var unacknowledged = 0
    /// When the oldest of those to be sent was put there, in milliseconds since 1970-01-01T00:00:00Z.
    package var oldest: Int64?
    /// Since the process began.
    package var sent = 0
    package var failures = 0
}
