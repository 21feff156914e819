import Apps
import FHIRServer
import Hummingbird
import Logging
import Measures
import Pages
package import Record
import ServiceLifecycle
import SignIn
import UnixSignals

/// The server over one open record: says where it is, and serves until it is asked to stop.
package struct Serving: Sendable {
    package let record: Record
    package let environment: Environment

    package init(record: Record, environment: Environment) {
        self.record = record
        self.environment = environment
    }

    /// Serves until SIGTERM or SIGINT. Then it says that it is not ready, takes no new connections, and finishes what has
    /// begun; whoever opened the record closes it, and with that all that waits to be written is.
    package func run(_ console: Console) async throws -> ExitStatus {
        let host = environment.host == "0.0.0.0" ? "localhost" : environment.host
        let personas = try await personas()
        let network = HTTPProviderNetwork()
        let providers: [ProviderSettings]
        do {
            providers = try await SignInConfiguration.providers(
                environment.signIn, address: environment.publicAddress, read: { try SmallFile.text(at: $0) })
        } catch {
            await network.shutdown()
            throw error
        }
        let lifeCycle = LifeCycle()
        let manager = ServiceManager(socket: environment.notifySocket)
        let log = LogWriter.standardError
        defer { log.flush() }
        let logger = logger(log)
        record.metrics.register { log.families() }
        var configuration = configuration(logger, log)
        configuration.relyingParty = relyingParty(providers, network)
        let application = try AppServer.application(
            record: record, configuration: configuration, personas: personas, tokens: AccessTokens(record),
            lifeCycle: lifeCycle, delivers: true,
            onRunning: { port in
                let address = environment.publicAddress ?? "http://\(host):\(port)/"
                console.tell("Tovholder is at \(address) — stop it with Ctrl-C.")
                if personas == nil, providers.isEmpty {
                    console.tell("Nobody can sign in to the pages: no provider is configured. Tokens work.")
                }
                manager.tell(.ready)
            })
        let draining = Draining(lifeCycle: lifeCycle, seconds: environment.drainSeconds, manager: manager)
        // They are stopped in the other order: first it is said, then it is done.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application, draining], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        let served: Result<Void, any Error>
        do {
            served = .success(try await group.run())
        } catch {
            served = .failure(error)
        }
        await network.shutdown()
        try served.get()
        return .success
    }

    /// Who can be tried: only on a record that was made as a demo, in which everybody is invented.
    private func personas() async throws -> PersonaDirectory? {
        guard try await RecordOpener.isDemo(record) else {
            guard environment.personas != true else {
                throw SignInMistake(
                    description: "TOVHOLDER_PERSONAS lets anybody be anybody, and this record was not made by "
                        + "`tovholder demo`: it is not served so")
            }
            return nil
        }
        return environment.personas == false ? nil : try await PersonaDirectory.load(from: record)
    }

    private func relyingParty(_ providers: [ProviderSettings], _ network: HTTPProviderNetwork) -> RelyingParty? {
        guard !providers.isEmpty, let address = environment.publicAddress else { return nil }
        return RelyingParty(providers, base: Self.base(address), record: record, network: network)
    }

    /// An address without a slash at its end.
    private static func base(_ address: String) -> String {
        address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    private func configuration(_ logger: Logger, _ log: LogWriter) -> ServerConfiguration {
        var configuration = ServerConfiguration(
            host: environment.host, port: environment.port, isSecure: environment.isSecure,
            address: environment.publicAddress.map(Self.base),
            mostRequests: environment.mostRequests,
            mostConnections: OpenFiles.connections(wanted: environment.mostConnections),
            idleSeconds: environment.idleSeconds, smallestFigure: environment.smallestFigure,
            bulk: BulkSettings(hours: environment.exportHours, folder: environment.importFolder),
            endpoints: environment.endpoints, logger: logger)
        configuration.audit = environment.audit
        configuration.messages = environment.messages
        configuration.metricsToken = environment.metricsToken
        configuration.sessionLimits = environment.sessionLimits
        configuration.signInLimits = environment.signInLimits
        configuration.trustedProxies = environment.trustedProxies
        configuration.stopSeconds = environment.stopSeconds
        configuration.stallSeconds = environment.slowSeconds
        configuration.bodySeconds = environment.slowSeconds
        configuration.tracer = environment.traceShare.map { tracer(share: $0, log) }
        return configuration
    }

    /// Spans go where the log goes, and as it does.
    private func tracer(share: Double, _ writer: LogWriter) -> LogTracer {
        let (format, now) = (environment.logFormat, record.surroundings.now)
        return LogTracer(
            share: share,
            random: {
                var random = SystemRandomNumberGenerator()
                return random.next()
            },
            write: { span in writer.write(format.line(.info, "span", span, at: now())) })
    }

    private func logger(_ writer: LogWriter) -> Logger {
        Logger(label: "tovholder") { _ in
            LineLog(
                environment.logFormat, level: environment.logLevel, writer: writer, now: record.surroundings.now)
        }
    }
}
