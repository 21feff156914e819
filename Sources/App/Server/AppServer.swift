import Apps
import Care
import FHIRServer
package import Hummingbird
import HummingbirdCore
import Logging
import Measures
import MedCom
import Monitoring
import NIOCore
import ServiceLifecycle
package import Pages
package import Record
import SignIn
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
    ///   - lifeCycle: told by whoever stops the server.
    ///   - delivers: whether the notifications of subscriptions are sent from here.
    ///   - onRunning: told the port when the server listens.
    package static func application(
        record: Record, configuration: ServerConfiguration, personas: PersonaDirectory? = nil,
        tokens: any TokenVerifier = NoTokens(), lifeCycle: LifeCycle = LifeCycle(), delivers: Bool = false,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> Application<RouterResponder<PageRequestContext>> {
        let address = configuration.address.map { $0 + "/fhir" }
        let reader = try FHIRService.subscriptionReader(endpoints: configuration.endpoints, address: address)
        // One for both, so that what ends on a page ends in the API at once.
        let accessTokens = AccessTokens(record)
        let apps = AuthorizationServer(accessTokens)
        let api = FHIRService(
            record: record, authenticator: FHIRTokens(tokens: accessTokens, personas: personas),
            address: address, bulk: configuration.bulk, subscriptions: reader)
        let subscriptions = delivers ? [SubscriptionService(record, reader: reader, configuration)] : []
        let upkeep: [(any Service)?] =
            delivers
            ? [
                try CheckpointService(record, configuration.audit, configuration.logger),
                LookService(record, configuration.logger),
            ] : []
        let recheck = ReasonRecheck(record) { try await record.showsCare(of: $1, by: $0, since: $2) }
        let rechecks =
            delivers ? [RecheckService(record: record, recheck: recheck, logger: configuration.logger)] : []
        let clocks = delivers ? [ClockService(record: record, logger: configuration.logger)] : []
        let messages =
            delivers
            ? try MessageService(
                record, configuration.messages, endpoints: configuration.endpoints, configuration.logger) : nil
        let now = record.surroundings.now
        for service in subscriptions {
            record.metrics.register { SubscriptionMetrics.families(service.deliverer.figures, at: now()) }
        }
        if let sender = messages?.messages {
            record.metrics.register { MessageMetrics.families(sender.figures, at: now()) }
        }
        let addresses = ClientAddress(proxies: configuration.trustedProxies)
        let pages = try PageServer(
            record: record,
            configuration: .init(
                isSecure: configuration.isSecure, personas: personas, sessionLimits: configuration.sessionLimits,
                relyingParty: configuration.relyingParty, throttle: configuration.signInLimits,
                clientAddress: { addresses.of($0, $1) }, origin: configuration.address,
                smallestFigure: configuration.smallestFigure, listening: configuration.listening),
            tokens: tokens, appServer: apps)
        let hub = pages.hub
        record.metrics.register { hub.families() }
        // Where no stream lasts, there is nobody to follow the record for.
        let changes = configuration.listening.beats > 0 ? [ChangeService(record: record, hub: pages.hub)] : []
        let services: [any Service] =
            subscriptions + upkeep.compactMap(\.self) + rechecks + clocks + changes + [messages].compactMap(\.self)
        let requests = RequestMetrics()
        let limits = ConnectionLimits(configuration)
        let size = RecordSize(record.engine)
        record.metrics.register { requests.families() + limits.families() + ProcessMetrics.families() }
        record.metrics.register { await size.families() }
        // The record keeps the registry: what is in it must not keep the record.
        record.metrics.register { [weak record] in
            guard let record else { return [] }
            return await ClockMetrics.families(record)
        }
        return Application(
            router: router(pages, api, apps, record: record, configuration, requests, lifeCycle),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionGuard(limits)],
                    idleTimeout: .seconds(configuration.idleSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                // Those above the limit are told to come back; this many above it wait to be accepted at all.
                availableConnectionsDelegate: .maximum(
                    configuration.mostConnections + Self.refusalsAtOnce, logger: configuration.logger)),
            services: services,
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
            logger: configuration.logger)
    }

    /// As many connections are being told to come back at once.
    private static let refusalsAtOnce = 128

    /// Everything that the server answers.
    static func router(
        _ pages: PageServer, _ api: FHIRService, _ apps: AuthorizationServer, record: Record,
        _ configuration: ServerConfiguration,
        _ requests: RequestMetrics = RequestMetrics(), _ lifeCycle: LifeCycle = LifeCycle()
    ) -> Router<PageRequestContext> {
        let router = Router(context: PageRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: RequestObservation(metrics: requests, lifeCycle: lifeCycle, tracer: configuration.tracer))
        router.add(middleware: ErrorAnswers(pages: pages))
        router.add(middleware: CrossOrigins(apps.registry, now: record.surroundings.now))
        router.add(middleware: RequestLimit(most: configuration.mostRequests, metrics: requests))
        HealthRoutes(readiness: Readiness(record, lifeCycle: lifeCycle)).register(on: router)
        MetricsRoute(
            registry: record.metrics, token: configuration.metricsToken, isBehindProxy: configuration.address != nil
        ).register(on: router)
        let addresses = ClientAddress(proxies: configuration.trustedProxies)
        AppRoutes(
            server: apps, address: configuration.address, throttle: SignInThrottle(configuration.appLimits),
            clientAddress: { addresses.of($0, $1) }, now: record.surroundings.now
        ).register(on: router)
        if configuration.messages.isConfigured {
            MessageRoute(desk: MessageDesk(record), tokens: apps.tokens).register(on: router)
        }
        DeviceRoute(desk: DeviceDesk(record), tokens: apps.tokens, logger: configuration.logger).register(on: router)
        api.register(on: router)
        pages.register(on: router)
        return router
    }
}
