import AsyncHTTPClient
import NIOCore
import NIOPosix
import Subscriptions

/// HTTP clients, each bound to one address of one name: what a name resolves to later does not change where they go.
actor HookClients {
    private struct Entry {
        let client: HTTPClient
        var borrowers = 0
        var lastUsed = 0
    }

    private var entries: [String: Entry] = [:]
    private var uses = 0

    /// Clients that keep connections open; idle ones beyond are closed.
    private static let most = 64
    /// Seconds for a connection to come about.
    private static let connectSeconds: Int64 = 5

    /// The client for an address; to be given back.
    func borrow(_ host: String, at address: NetworkAddress) -> HTTPClient {
        uses += 1
        let key = Self.key(host, address)
        var entry = entries[key] ?? Entry(client: Self.client(host, address))
        entry.borrowers += 1
        entry.lastUsed = uses
        entries[key] = entry
        return entry.client
    }

    func giveBack(_ host: String, at address: NetworkAddress) async {
        entries[Self.key(host, address)]?.borrowers -= 1
        guard entries.count > Self.most,
            let idle = entries.filter({ $0.value.borrowers == 0 }).min(by: { $0.value.lastUsed < $1.value.lastUsed })
        else { return }
        entries[idle.key] = nil
        try? await idle.value.client.shutdown()
    }

    func shutdown() async {
        let clients = entries.values.map(\.client)
        entries = [:]
        for client in clients { try? await client.shutdown() }
    }

    private static func key(_ host: String, _ address: NetworkAddress) -> String { "\(host) \(address.text)" }

    private static func client(_ host: String, _ address: NetworkAddress) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(connectSeconds)))
        // Connects to the address, and asks for a certificate of the name.
        if NetworkAddress(host) == nil { configuration.dnsOverride = [host: address.text] }
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(30)
        return HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    }
}
