import Logging
import ServiceLifecycle
import Record
import Subscriptions

/// Delivers notifications for as long as the server runs.
struct SubscriptionService: Service {
    let deliverer: SubscriptionDeliverer
    let sender: HTTPHookSender
    let logger: Logger

    /// - Parameter reader: the API's own, so that both understand a Subscription alike.
    init(_ record: Record, reader: SubscriptionReader, _ configuration: ServerConfiguration) {
        let logger = configuration.logger
        let address = configuration.address ?? "http://\(configuration.host):\(configuration.port)"
        self.logger = logger
        sender = HTTPHookSender(configuration.endpoints)
        deliverer = SubscriptionDeliverer(
            record, reader: reader, sender: sender,
            leadership: RecordLease(record, holder: record.surroundings.newIdentifier()),
            setup: .init(base: address + "/fhir", tell: { logger.warning("\($0)") }))
    }

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
