import Care
import Glibc
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

    /// Whether people reach the pages over TLS: cookies and headers then insist on it.
    package var isSecure: Bool { publicAddress?.lowercased().hasPrefix("https://") ?? false }

    /// `TOVHOLDER_SMALLEST_FIGURE`: numbers of people or things below this are not shown to those who see numbers only.
    package var smallestFigure: Int

    /// `TOVHOLDER_HOOK_PLAIN_HTTP` and `TOVHOLDER_HOOK_NETWORKS`: where the notifications of subscriptions may be sent
    /// besides ordinary addresses of the Internet by https.
    package var endpoints: EndpointRules

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
        publicAddress = variables["TOVHOLDER_PUBLIC_URL"]
        endpoints = EndpointRules(
            permitsPlainHTTP: variables["TOVHOLDER_HOOK_PLAIN_HTTP"] == "1",
            permitted: variables["TOVHOLDER_HOOK_NETWORKS"]?.split(separator: ",").compactMap { Network($0) } ?? [])
    }

    /// The environment of this process.
    package static var process: Environment {
        var variables: [String: String] = [:]
        let names = [
            "TOVHOLDER_RECORD", "TOVHOLDER_HOST", "TOVHOLDER_PORT", "TOVHOLDER_PUBLIC_URL", "TOVHOLDER_SMALLEST_FIGURE",
            "TOVHOLDER_HOOK_PLAIN_HTTP", "TOVHOLDER_HOOK_NETWORKS",
        ]
        for name in names {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return Environment(variables)
    }

    /// The same with what the command line says.
    package func with(host: String?, port: Int?) -> Environment {
        var environment = self
        environment.host = host ?? self.host
        environment.port = port ?? self.port
        return environment
    }
}
