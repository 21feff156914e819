import Dispatch
import Synchronization

/// A connection with a thread of its own: what is done with it is done there, one thing after the other. Waiting for
/// the server there stands in nobody's way.
final class ConnectionThread<Connection>: Sendable {
    private let queue: DispatchQueue
    private let connection: Mutex<Connection>

    init(_ label: String, _ connection: sending Connection) {
        queue = DispatchQueue(label: label)
        self.connection = Mutex(connection)
    }

    /// Runs `work` soon, and returns at once.
    func start(_ work: @escaping @Sendable (inout Connection) -> Void) {
        queue.async { self.connection.withLock { work(&$0) } }
    }

    /// Runs `work`, and returns with what it gives.
    func run<Result: Sendable>(_ work: @escaping @Sendable (inout Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            start { connection in continuation.resume(with: Swift.Result { try work(&connection) }) }
        }
    }
}
