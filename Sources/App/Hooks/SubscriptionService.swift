import Logging
import ServiceLifecycle
import Record
import Subscriptions

/// Delivers notifications for as long as the server runs.
struct SubscriptionService: Service {
    let deliverer: SubscriptionDeliverer
    let sender: HTTPHookSender

    /// - Parameter reader: the API's own, so that both understand a Subscription alike.
    init(_ record: Record, reader: SubscriptionReader, _ configuration: ServerConfiguration) {
        let logger = configuration.logger
        let address = configuration.address ?? "http://\(configuration.host):\(configuration.port)"
        sender = HTTPHookSender(configuration.endpoints)
        deliverer = SubscriptionDeliverer(
            record, reader: reader, sender: sender,
            setup: .init(base: address + "/fhir", tell: { logger.warning("\($0)") }))
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await deliverer.run() }
        // A record that was closed ends the work, but not the server.
        try? await gracefulShutdown()
        await sender.shutdown()
    }
}
