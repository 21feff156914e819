import Hummingbird
import Logging
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
        let address = environment.host == "0.0.0.0" ? "localhost" : environment.host
        let application = Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .hostname(environment.host, port: environment.port), serverName: nil),
            onServerRunning: { _ in
                console.tell("Tovholder is at http://\(address):\(environment.port)/ — stop it with Ctrl-C.")
            },
            logger: Self.logger)
        try await application.runService()
        return .success
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/health/live") { _, _ in HTTPResponse.Status.ok }
        return router
    }

    private static let logger: Logger = {
        var logger = Logger(label: "tovholder")
        logger.logLevel = .warning
        return logger
    }()
}
