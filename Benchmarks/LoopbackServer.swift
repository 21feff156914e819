import Hummingbird
import Logging

/// Serves an application on the loopback for as long as it is being measured.
enum LoopbackServer {
    /// A logger that keeps the server's own words out of the figures, such as that its listening was cancelled.
    static var quietLogger: Logger {
        var logger = Logger(label: "benchmark")
        logger.logLevel = .critical
        return logger
    }

    /// - Parameter ports: where the application says the port that it listens on.
    static func serving<Result: Sendable>(
        _ application: some ApplicationProtocol, ports: AsyncStream<Int>,
        measure: @escaping @Sendable (_ port: Int) async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.runService(gracefulShutdownSignals: []) }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let result = try await measure(port)
            group.cancelAll()
            return result
        }
    }
}
