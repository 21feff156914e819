import FHIRServer
package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import Pages
package import Record
import Subscriptions

/// The HTTP server: pages, files that they need, the FHIR API, and health.
package enum AppServer {
    /// Builds the application; `runService()` serves until it is told to stop.
    ///
    /// - Parameters:
    ///   - record: open; whoever opened it closes it.
    ///   - configuration: where to listen, and the limits.
    ///   - personas: who can be tried; nil on records that are not made for trying out.
    ///   - tokens: says who a bearer token stands for.
    ///   - delivers: whether the notifications of subscriptions are sent from here.
    ///   - onRunning: told the port when the server listens.
    package static func application(
        record: Record, configuration: ServerConfiguration, personas: PersonaDirectory? = nil,
        tokens: any TokenVerifier = NoTokens(), delivers: Bool = false,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> Application<RouterResponder<PageRequestContext>> {
        let address = configuration.address.map { $0 + "/fhir" }
        let reader = try FHIRService.subscriptionReader(endpoints: configuration.endpoints, address: address)
        let api = FHIRService(
            record: record, authenticator: FHIRTokens(tokens: AccessTokens(record), personas: personas),
            address: address, subscriptions: reader)
        let subscriptions = delivers ? [SubscriptionService(record, reader: reader, configuration)] : []
        let pages = try PageServer(
            record: record,
            configuration: .init(
                isSecure: configuration.isSecure, personas: personas, smallestFigure: configuration.smallestFigure),
            tokens: tokens)
        return Application(
            router: router(pages, api, record: record, configuration),
            server: .http1(configuration: .init(idleTimeout: .seconds(configuration.idleSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            services: subscriptions,
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
            logger: configuration.logger)
    }

    /// Everything that the server answers.
    static func router(
        _ pages: PageServer, _ api: FHIRService, record: Record, _ configuration: ServerConfiguration
    ) -> Router<PageRequestContext> {
        let router = Router(context: PageRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog())
        router.add(middleware: ErrorAnswers(pages: pages))
        router.add(middleware: RequestLimit(most: configuration.mostRequests))
        HealthRoutes(record: record).register(on: router)
        api.register(on: router)
        pages.register(on: router)
        return router
    }
}
