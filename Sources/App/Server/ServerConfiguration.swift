import Care
package import Logging
import Pages
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
    /// Seconds that a connection may be silent.
    package var idleSeconds: Int64
    /// Numbers of people or things below this are not shown.
    package var smallestFigure: Int
    /// Where the notifications of subscriptions may be sent.
    package var endpoints: EndpointRules
    package var logger: Logger

    package init(
        host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false, address: String? = nil,
        mostRequests: Int = 512, idleSeconds: Int64 = 30, smallestFigure: Int = Figure.standardSmallest,
        endpoints: EndpointRules = EndpointRules(), logger: Logger = Logger(label: "tovholder")
    ) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.address = address
        self.mostRequests = mostRequests
        self.idleSeconds = idleSeconds
        self.smallestFigure = smallestFigure
        self.endpoints = endpoints
        self.logger = logger
    }
}
