import Hummingbird
import Logging
import Pages
package import Record

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

    /// Serves until SIGTERM or SIGINT; what has begun is finished.
    package func run(_ console: Console) async throws -> ExitStatus {
        let host = environment.host == "0.0.0.0" ? "localhost" : environment.host
        let personas = isDemo ? try await PersonaDirectory.load(from: record) : nil
        let application = try AppServer.application(
            record: record,
            configuration: ServerConfiguration(
                host: environment.host, port: environment.port, isSecure: environment.isSecure,
                address: environment.publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
                smallestFigure: environment.smallestFigure, endpoints: environment.endpoints, logger: Self.logger),
            personas: personas, tokens: AccessTokens(record), delivers: true,
            onRunning: { port in
                let address = environment.publicAddress ?? "http://\(host):\(port)/"
                console.tell("Tovholder is at \(address) — stop it with Ctrl-C.")
            })
        try await application.runService()
        return .success
    }

    private static let logger: Logger = {
        var logger = Logger(label: "tovholder")
        logger.logLevel = .warning
        return logger
    }()
}
