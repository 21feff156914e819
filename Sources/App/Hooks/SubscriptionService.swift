import Logging
import ServiceLifecycle
import Subscriptions

/// Delivers notifications for as long as the server runs.
struct SubscriptionService: Service {
    let deliverer: SubscriptionDeliverer
    let sender: HTTPHookSender
    let logger: Logger

    /// Milliseconds to wait when the record could not be worked with.
    private static let pauseAfterFailure: Int64 = 5_000

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var pause: Int64
                do {
                    pause = try await deliverer.turn()
                } catch {
                    // The type says what kind of fault it is; the text could hold what somebody wrote.
                    logger.warning("subscriptions wait", metadata: ["error": .string("\(type(of: error))")])
                    pause = Self.pauseAfterFailure
                }
                try await Task.sleep(for: .milliseconds(pause))
            }
        }
        await deliverer.stop()
        await sender.shutdown()
    }
}
