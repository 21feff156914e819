import Care
package import FHIRServer
package import Logging
package import Pages
package import SignIn
package import Tracing
package import Subscriptions

/// How a server is set up.
package struct ServerConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0: any that is free.
    package var port: Int
    /// Whether a proxy in front makes the pages reachable over TLS: cookies and headers then insist on it.
    package var isSecure: Bool
    /// What links begin with, such as `https://record.example`; nil: the address that the client used.
    package var address: String?
    /// How many requests may be under way; beyond that the answer is 503 at once.
    package var mostRequests: Int
    /// How many connections may be open; beyond that one is told to come back and closed.
    package var mostConnections: Int
    /// Seconds that a connection may be silent, and that headers may take to come.
    package var idleSeconds: Int64
    /// Seconds within which a client must take the next part of an answer.
    package var stallSeconds: Int64 = 15
    /// Seconds that the body of a request may take however little of it comes.
    package var bodySeconds: Int64 = 15
    /// Bytes that a body must bring each second on average after that.
    package var leastBodyRate = 4096
    /// Seconds that requests may take after that.
    package var stopSeconds: Int64 = 30
    /// Who brings this token sees the figures; nil: whoever asks from this machine, unless a proxy stands in front.
    package var metricsToken: String?
    /// Makes spans of what requests cause; nil: nobody traces.
    package var tracer: (any Tracer)?
    /// Numbers of people or things below this are not shown.
    package var smallestFigure: Int
    /// The limits of exports and imports over HTTP.
    package var bulk: BulkSettings
    /// Providers of sign-in; nil where none is configured.
    package var relyingParty: RelyingParty?
    /// How long sessions last.
    package var sessionLimits = SessionStore.Limits.standard
    /// How many tries to sign in there may be.
    package var signInLimits = SignInThrottle.Limits.standard
    /// How often programs may ask the authorization server in a minute: all those behind one address, and all there are.
    package var appLimits = SignInThrottle.Limits(perAddress: 600, total: 6_000)
    /// Proxies that are believed about where requests come from.
    package var trustedProxies: [Network] = []
    /// Where the notifications of subscriptions may be sent.
    package var endpoints: EndpointRules
    /// The signed checkpoints of the audit.
    package var audit = AuditSettings()
    /// How many open pages may be told of changes.
    package var listening = ListeningLimits.standard
    /// How messages come and go.
    package var messages = MessageSettings()
    package var logger: Logger

    package init(
        host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false, address: String? = nil,
        mostRequests: Int = 512, mostConnections: Int = 4096, idleSeconds: Int64 = 30,
        smallestFigure: Int = Figure.standardSmallest, bulk: BulkSettings = BulkSettings(),
        endpoints: EndpointRules = EndpointRules(), logger: Logger = Logger(label: "tovholder")
    ) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.address = address
        self.mostRequests = mostRequests
        self.mostConnections = mostConnections
        self.idleSeconds = idleSeconds
        self.smallestFigure = smallestFigure
        self.bulk = bulk
        self.endpoints = endpoints
        self.logger = logger
    }
}
