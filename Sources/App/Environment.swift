import Care
import FHIRServer
import Glibc
package import Logging
package import Pages
package import SignIn
package import Subscriptions

/// What the program is told by its environment, with the flags of the command line laid over it.
package struct Environment: Sendable {
    /// `TOVHOLDER_RECORD`: the record that verbs work on when none is named.
    package var record: String?
    /// `TOVHOLDER_HOST`: the address that the server listens on.
    package var host: String
    /// `TOVHOLDER_PORT`: the port that the server listens on.
    package var port: Int
    /// `TOVHOLDER_PUBLIC_URL`: the address that people reach the pages by, where a proxy stands in front.
    package var publicAddress: String?

    /// `TOVHOLDER_LOG`: whether the log is for people or for programs.
    package var logFormat: LogFormat
    /// `TOVHOLDER_LOG_LEVEL`: how fine the log is.
    package var logLevel: Logger.Level
    /// `TOVHOLDER_TRACE`: the share of requests whose spans are written into the log, 0 to 1; nil: none ever.
    package var traceShare: Double?
    /// `TOVHOLDER_METRICS_TOKEN`: who brings it sees the figures at `/metrics`.
    package var metricsToken: String?
    /// `TOVHOLDER_DRAIN_SECONDS`: how long the server goes on when it has been asked to stop.
    package var drainSeconds: Int64
    /// `TOVHOLDER_STOP_SECONDS`: how long requests may take after that.
    package var stopSeconds: Int64
    /// `TOVHOLDER_MOST_REQUESTS`: how many requests may be under way.
    package var mostRequests: Int
    /// `TOVHOLDER_MOST_CONNECTIONS`: how many connections may be open.
    package var mostConnections: Int
    /// `TOVHOLDER_IDLE_SECONDS`: how long a connection may be silent, and headers may take.
    package var idleSeconds: Int64
    /// `TOVHOLDER_SLOW_SECONDS`: how long a client may take no answer, or bring next to nothing of a body.
    package var slowSeconds: Int64
    /// `NOTIFY_SOCKET`: where systemd wants to hear how the server stands.
    package var notifySocket: String?

    /// Whether people reach the pages over TLS: cookies and headers then insist on it.
    package var isSecure: Bool { publicAddress?.lowercased().hasPrefix("https://") ?? false }

    /// `TOVHOLDER_SMALLEST_FIGURE`: numbers of people or things below this are not shown to those who see numbers only.
    package var smallestFigure: Int

    /// `TOVHOLDER_EXPORT_HOURS`: how long exports and imports over HTTP are kept.
    package var exportHours: Int

    /// `TOVHOLDER_IMPORT_FOLDER`: where what is sent to be imported lies until it has been taken in.
    package var importFolder: String
    /// `TOVHOLDER_HOOK_PLAIN_HTTP` and `TOVHOLDER_HOOK_NETWORKS`: where the notifications of subscriptions may be sent
    /// besides ordinary addresses of the Internet by https.
    package var endpoints: EndpointRules

    /// `TOVHOLDER_AUDIT_KEY`, `TOVHOLDER_AUDIT_CHECKPOINTS`, `TOVHOLDER_AUDIT_ROWS` and `TOVHOLDER_AUDIT_MINUTES`: the
    /// signed checkpoints of the audit.
    package var audit: AuditSettings
    /// `TOVHOLDER_MESSAGES` and what begins so: how messages come and go.
    package var messages: MessageSettings
    /// `TOVHOLDER_SIGN_IN` and what begins so: the providers that people sign in with.
    package var signIn: SignInVariables
    /// `TOVHOLDER_PERSONAS`: `1`: whoever comes may be whom they like, which only a demo's record allows; `0`: not even
    /// there. Nil: on a demo's record.
    package var personas: Bool?
    /// `TOVHOLDER_SESSION_IDLE_SECONDS` and `TOVHOLDER_SESSION_SECONDS`: how long a session lasts.
    package var sessionLimits: SessionStore.Limits
    /// `TOVHOLDER_SIGN_INS_PER_ADDRESS` and `TOVHOLDER_SIGN_INS`: tries to sign in, a minute.
    package var signInLimits: SignInThrottle.Limits
    /// `TOVHOLDER_TRUSTED_PROXIES`: who is believed about where requests come from.
    package var trustedProxies: [Network]

    package static let standardHost = "127.0.0.1"
    package static let standardPort = 8080

    /// - Parameter variables: names and values, as a process has them.
    package init(_ variables: [String: String] = [:]) {
        record = variables["TOVHOLDER_RECORD"]
        host = variables["TOVHOLDER_HOST"] ?? Self.standardHost
        port = variables["TOVHOLDER_PORT"].flatMap(Int.init) ?? Self.standardPort
        smallestFigure =
            variables["TOVHOLDER_SMALLEST_FIGURE"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
            ?? Figure.standardSmallest
        exportHours =
            variables["TOVHOLDER_EXPORT_HOURS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
            ?? BulkSettings.standardHours
        importFolder = variables["TOVHOLDER_IMPORT_FOLDER"] ?? BulkSettings.standardFolder
        publicAddress = variables["TOVHOLDER_PUBLIC_URL"]
        logFormat = variables["TOVHOLDER_LOG"].flatMap { LogFormat(rawValue: $0) } ?? .plain
        logLevel = variables["TOVHOLDER_LOG_LEVEL"].flatMap { Logger.Level(rawValue: $0) } ?? .warning
        traceShare = variables["TOVHOLDER_TRACE"].flatMap(Double.init).flatMap { (0...1).contains($0) ? $0 : nil }
        metricsToken = variables["TOVHOLDER_METRICS_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        drainSeconds = Self.number(variables["TOVHOLDER_DRAIN_SECONDS"], from: 0) ?? 0
        stopSeconds = Self.number(variables["TOVHOLDER_STOP_SECONDS"], from: 0) ?? 30
        mostRequests = Self.number(variables["TOVHOLDER_MOST_REQUESTS"], from: 1) ?? 512
        mostConnections = Self.number(variables["TOVHOLDER_MOST_CONNECTIONS"], from: 1) ?? 4096
        idleSeconds = Self.number(variables["TOVHOLDER_IDLE_SECONDS"], from: 1) ?? 30
        slowSeconds = Self.number(variables["TOVHOLDER_SLOW_SECONDS"], from: 1) ?? 15
        notifySocket = variables["NOTIFY_SOCKET"]
        audit = AuditSettings(
            keyFile: variables["TOVHOLDER_AUDIT_KEY"], copies: variables["TOVHOLDER_AUDIT_CHECKPOINTS"],
            rows: Self.number(variables["TOVHOLDER_AUDIT_ROWS"], from: 1) ?? AuditSettings.standardRows,
            minutes: Self.number(variables["TOVHOLDER_AUDIT_MINUTES"], from: 1) ?? AuditSettings.standardMinutes)
        messages = MessageSettings(variables)
        signIn = SignInVariables(variables)
        personas = variables["TOVHOLDER_PERSONAS"].flatMap { ["0": false, "1": true][$0] }
        sessionLimits = SessionStore.Limits(
            idle: Self.milliseconds(variables["TOVHOLDER_SESSION_IDLE_SECONDS"]) ?? SessionStore.Limits.standard.idle,
            absolute: Self.milliseconds(variables["TOVHOLDER_SESSION_SECONDS"]) ?? SessionStore.Limits.standard.absolute
        )
        signInLimits = SignInThrottle.Limits(
            perAddress: Self.number(variables["TOVHOLDER_SIGN_INS_PER_ADDRESS"], from: 1)
                ?? SignInThrottle.Limits.standard.perAddress,
            total: Self.number(variables["TOVHOLDER_SIGN_INS"], from: 1) ?? SignInThrottle.Limits.standard.total)
        trustedProxies =
            variables["TOVHOLDER_TRUSTED_PROXIES"].map { $0.split(separator: ",").compactMap { Network($0) } }
            // A proxy is most often on the same machine; without one nobody is believed.
            ?? (variables["TOVHOLDER_PUBLIC_URL"] == nil ? [] : ["127.0.0.0/8", "::1"].compactMap { Network($0) })
        endpoints = EndpointRules(
            permitsPlainHTTP: variables["TOVHOLDER_HOOK_PLAIN_HTTP"] == "1",
            permitted: variables["TOVHOLDER_HOOK_NETWORKS"]?.split(separator: ",").compactMap { Network($0) } ?? [])
    }

    /// The environment of this process.
    package static var process: Environment {
        var variables: [String: String] = [:]
        let names = [
            "TOVHOLDER_RECORD", "TOVHOLDER_HOST", "TOVHOLDER_PORT", "TOVHOLDER_PUBLIC_URL", "TOVHOLDER_SMALLEST_FIGURE",
            "TOVHOLDER_LOG", "TOVHOLDER_LOG_LEVEL", "TOVHOLDER_TRACE", "TOVHOLDER_METRICS_TOKEN",
            "TOVHOLDER_DRAIN_SECONDS",
            "TOVHOLDER_STOP_SECONDS", "TOVHOLDER_MOST_REQUESTS", "TOVHOLDER_MOST_CONNECTIONS", "TOVHOLDER_IDLE_SECONDS",
            "TOVHOLDER_SLOW_SECONDS", "NOTIFY_SOCKET",
            "TOVHOLDER_EXPORT_HOURS", "TOVHOLDER_IMPORT_FOLDER",
            "TOVHOLDER_HOOK_PLAIN_HTTP", "TOVHOLDER_HOOK_NETWORKS", "TOVHOLDER_AUDIT_KEY",
            "TOVHOLDER_AUDIT_CHECKPOINTS", "TOVHOLDER_AUDIT_ROWS", "TOVHOLDER_AUDIT_MINUTES", "TOVHOLDER_PERSONAS",
            "TOVHOLDER_SESSION_IDLE_SECONDS", "TOVHOLDER_SESSION_SECONDS", "TOVHOLDER_SIGN_INS_PER_ADDRESS",
            "TOVHOLDER_SIGN_INS", "TOVHOLDER_TRUSTED_PROXIES", SignInVariables.list,
        ]
        for name in names + MessageSettings.names {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        for name in SignInVariables.all(variables[SignInVariables.list]) {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return Environment(variables)
    }

    /// Nil where nothing is said, or what is said makes no sense.
    private static func number<Number: FixedWidthInteger>(_ text: String?, from least: Number) -> Number? {
        text.flatMap { Number($0) }.flatMap { $0 >= least ? $0 : nil }
    }

    /// Seconds as milliseconds; a session has fifteen at least, and a month at most.
    private static func milliseconds(_ text: String?) -> Int64? {
        number(text, from: 15 as Int64).map { min($0, 31 * 86_400) * 1000 }
    }

    /// The same with what the command line says.
    package func with(host: String?, port: Int?) -> Environment {
        var environment = self
        environment.host = host ?? self.host
        environment.port = port ?? self.port
        return environment
    }
}
