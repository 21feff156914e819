import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
package import Subscriptions

/// Sends notifications over HTTP. The name of an endpoint is resolved here, each address is looked at, and the connection
/// goes to the address that was looked at; redirections are not followed.
package struct HTTPHookSender: HookSender {
    private let rules: EndpointRules
    private let resolver: any HookResolver
    private let clients: HookClients

    /// Bytes of an answer that are read, so that the connection can be used again; nobody looks at them.
    private static let readBytes = 16 << 10

    /// - Parameters:
    ///   - rules: where notifications may be sent.
    ///   - resolver: finds the addresses of a name.
    package init(_ rules: EndpointRules, resolver: any HookResolver = SystemResolver()) {
        self.rules = rules
        self.resolver = resolver
        clients = HookClients()
    }

    package func send(_ request: HookRequest) async throws(HookFailure) {
        let address = try await address(of: request.endpoint)
        let client = await clients.borrow(request.endpoint.host, at: address)
        let status: Result<Int, HookFailure>
        do {
            status = .success(
                try await Self.status(of: client.execute(Self.http(request), deadline: Self.deadline(request))))
        } catch {
            status = .failure(Self.failure(error))
        }
        await clients.giveBack(request.endpoint.host, at: address)
        if let failure = HookFailure(status: try status.get()) { throw failure }
    }

    /// Closes all connections.
    package func shutdown() async { await clients.shutdown() }

    /// The address to connect to: of those that the name has, the first that may be connected to.
    private func address(of endpoint: HookEndpoint) async throws(HookFailure) -> NetworkAddress {
        // The rules may have been tightened since the subscription was taken.
        guard endpoint.isSecure || rules.permitsPlainHTTP else { throw .forbiddenAddress }
        let addresses: [NetworkAddress]
        if let address = NetworkAddress(endpoint.host) {
            addresses = [address]
        } else {
            addresses = await resolver.addresses(of: endpoint.host)
        }
        guard !addresses.isEmpty else { throw .unresolved }
        guard let address = addresses.first(where: rules.permits) else { throw .forbiddenAddress }
        return address
    }

    private static func http(_ request: HookRequest) -> HTTPClientRequest {
        var http = HTTPClientRequest(url: request.address)
        http.method = .RAW(value: request.method.rawValue)
        for header in request.headers { http.headers.add(name: header.name, value: header.value) }
        http.headers.replaceOrAdd(name: "User-Agent", value: "Tovholder")
        if let event = request.event { http.headers.replaceOrAdd(name: "Tovholder-Event", value: event) }
        if !request.body.isEmpty {
            http.headers.replaceOrAdd(name: "Content-Type", value: request.contentType + "; charset=utf-8")
        }
        // Also without a body, so that the length is said.
        http.body = .bytes(request.body)
        return http
    }

    private static func deadline(_ request: HookRequest) -> NIODeadline { .now() + .seconds(request.timeout) }

    private static func status(of response: HTTPClientResponse) async -> Int {
        // Whatever goes wrong in the rest of an answer, its status has been said.
        _ = try? await response.body.collect(upTo: readBytes)
        return Int(response.status.code)
    }

    private static func failure(_ error: any Error) -> HookFailure {
        switch error {
        case let error as HTTPClientError where [.deadlineExceeded, .readTimeout, .writeTimeout].contains(error):
            .tooSlow
        case is NIOSSLError, is NIOSSLExtraError: .untrusted
        case is CancellationError: .fault
        default: .unreachable
        }
    }
}
