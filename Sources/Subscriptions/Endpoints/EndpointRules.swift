import Foundation

/// Where notifications may be sent. An endpoint is what somebody wrote, so it is hostile until it has been looked at: it
/// must not lead into the network that the server stands in.
///
/// The address is looked at when a subscription is taken, and each time that its name has been resolved: what is connected
/// to is the address that was looked at, so that a name cannot mean another one a moment later.
package struct EndpointRules: Sendable {
    /// Whether notifications may go over HTTP without TLS.
    package var permitsPlainHTTP: Bool
    /// Ranges that are permitted although they are special-purpose.
    package var permitted: [Network]
    private let special: [Network]

    /// No endpoint is longer.
    private static let longestEndpoint = 2_000

    package init(permitsPlainHTTP: Bool = false, permitted: [Network] = []) {
        self.permitsPlainHTTP = permitsPlainHTTP
        self.permitted = permitted
        special = Self.table
    }

    /// Whether something may be sent to an address.
    package func permits(_ address: NetworkAddress) -> Bool {
        if permitted.contains(where: { $0.contains(address) }) { return true }
        if let embedded = address.embedded { return permitted.contains { $0.contains(embedded) } }
        // Of IPv6, only 2000::/3 is given out as ordinary addresses.
        if address.bytes.count == 16, address.bytes[0] >> 5 != 1 { return false }
        // Without the table nobody knows which addresses are ordinary.
        return !special.isEmpty && !special.contains { $0.contains(address) }
    }

    /// Reads an endpoint.
    ///
    /// - Throws: ``SubscriptionRefusal`` where nothing may be sent there, whatever its name resolves to.
    package func endpoint(_ text: String) throws(SubscriptionRefusal) -> HookEndpoint {
        let path = "Subscription.channel.endpoint"
        func refusal(_ text: String) -> SubscriptionRefusal { SubscriptionRefusal(path, text) }
        guard text.utf8.count <= Self.longestEndpoint, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty
        else { throw refusal("the endpoint is not a web address") }
        guard scheme == "https" || scheme == "http" && permitsPlainHTTP else {
            throw refusal("the endpoint must be https")
        }
        guard url.user == nil, url.password == nil else { throw refusal("a password belongs in a header") }
        guard url.fragment == nil else { throw refusal("an endpoint has no fragment") }
        let name = host.trimmingCharacters(in: ["[", "]"]).lowercased()
        if let address = NetworkAddress(name) {
            guard permits(address) else { throw refusal("nothing is sent to this address") }
        } else {
            // A host of digits is an address in some shortened form, which resolvers take for one.
            guard name.split(separator: ".").last?.contains(where: \.isLetter) == true, !name.hasPrefix("0x") else {
                throw refusal("the host is neither a name nor an address")
            }
            guard name != "localhost", !name.hasSuffix(".localhost") else {
                throw refusal("nothing is sent to this address")
            }
        }
        return HookEndpoint(url: text, host: name, isSecure: scheme == "https")
    }

    static let table: [Network] = {
        guard let url = Bundle.module.url(forResource: "Tables/special-purpose-addresses", withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { Network($0.prefix { $0 != "\t" }) }
    }()
}

/// Where a subscription's notifications go.
package struct HookEndpoint: Sendable, Hashable {
    package let url: String
    /// The name or the address in it.
    package let host: String
    package let isSecure: Bool

    package init(url: String, host: String, isSecure: Bool) {
        self.url = url
        self.host = host
        self.isSecure = isSecure
    }
}
