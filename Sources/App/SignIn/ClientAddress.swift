import HTTPTypes
import Hummingbird
import Pages
import Subscriptions

/// Where a request came from, for counting: the address of the connection, or what a proxy that may be believed says in
/// `X-Forwarded-For`.
struct ClientAddress: Sendable {
    /// Whose word is taken.
    let proxies: [Network]

    /// Nil where a proxy that is believed does not say it.
    func of(_ request: Request, _ context: PageRequestContext) -> String? {
        guard let remote = context.remoteAddress?.ipAddress.flatMap({ NetworkAddress($0) }) else { return nil }
        return of(remote, request.headers)
    }

    func of(_ remote: NetworkAddress, _ headers: HTTPFields) -> String? {
        guard isProxy(remote) else { return Self.counted(remote) }
        // Each proxy adds at the end whom it heard from: the last that is no proxy of ours is the client. What stands before
        // it is what the client says itself.
        let hops = HTTPField.Name("X-Forwarded-For").map { headers[values: $0] } ?? []
        for hop in hops.flatMap({ $0.split(separator: ",") }).reversed() {
            guard let address = NetworkAddress(hop.filter { !$0.isWhitespace }) else { return nil }
            if !isProxy(address) { return Self.counted(address) }
        }
        return nil
    }

    private func isProxy(_ address: NetworkAddress) -> Bool { proxies.contains { $0.contains(address) } }

    /// In IPv6 a household or a company has a network of 64 bits, and may use any address in it.
    private static func counted(_ address: NetworkAddress) -> String {
        guard address.bytes.count == 16 else { return address.text }
        return NetworkAddress(bytes: address.bytes[..<8] + [UInt8](repeating: 0, count: 8)).text
    }
}
