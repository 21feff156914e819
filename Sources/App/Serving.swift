import FHIRServer
import Hummingbird
import Logging
import Measures
import Pages
package import Record
import ServiceLifecycle
import UnixSignals

/// The server over one open record: says where it is, and serves until it is asked to stop.
package struct Serving: Sendable {
    package let record: Record
    package let environment: Environment
    /// People may sign in as whom they like: only for records in which everybody is invented.
    package let isDemo: Bool

    package init(record: Record, environment: Environment, isDemo: Bool) {
        self.record = record
        self.environment = environment
        self.isDemo = isDemo
    }

    /// Serves until SIGTERM or SIGINT. Then it says that it is not ready, takes no new connections, and finishes what has
    /// begun; whoever opened the record closes it, and with that all that waits to be written is.
    package func run(_ console: Console) async throws -> ExitStatus {
        let host = environment.host == "0.0.0.0" ? "localhost" : environment.host
        let personas = isDemo ? try await PersonaDirectory.load(from: record) : nil
        let lifeCycle = LifeCycle()
        let manager = ServiceManager(socket: environment.notifySocket)
        let log = LogWriter.standardError
        defer { log.flush() }
        let logger = logger(log)
        record.metrics.register { log.families() }
        let application = try AppServer.application(
            record: record, configuration: configuration(logger, log), personas: personas, tokens: AccessTokens(record),
            lifeCycle: lifeCycle, delivers: true,
            onRunning: { port in
                let address = environment.publicAddress ?? "http://\(host):\(port)/"
                console.tell("Tovholder is at \(address) — stop it with Ctrl-C.")
                manager.tell(.ready)
            })
        let draining = Draining(lifeCycle: lifeCycle, seconds: environment.drainSeconds, manager: manager)
        // They are stopped in the other order: first it is said, then it is done.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application, draining], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        return .success
    }

    private func configuration(_ logger: Logger, _ log: LogWriter) -> ServerConfiguration {
        var configuration = ServerConfiguration(
            host: environment.host, port: environment.port, isSecure: environment.isSecure,
            address: environment.publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            mostRequests: environment.mostRequests,
            mostConnections: OpenFiles.connections(wanted: environment.mostConnections),
            idleSeconds: environment.idleSeconds, smallestFigure: environment.smallestFigure,
            bulk: BulkSettings(hours: environment.exportHours, folder: environment.importFolder),
            endpoints: environment.endpoints, logger: logger)
        configuration.audit = environment.audit
        configuration.metricsToken = environment.metricsToken
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
