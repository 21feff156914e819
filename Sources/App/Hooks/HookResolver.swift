import Glibc
import NIOPosix
package import Subscriptions

/// Finds the addresses of a name.
package protocol HookResolver: Sendable {
    /// Empty where there are none.
    func addresses(of host: String) async -> [NetworkAddress]
}

/// The machine's own resolver, on threads that may wait.
package struct SystemResolver: HookResolver {
    package init() {}

    package func addresses(of host: String) async -> [NetworkAddress] {
        (try? await NIOThreadPool.singleton.runIfActive { Self.resolve(host) }) ?? []
    }

    private static func resolve(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var addresses: [NetworkAddress] = []
        var next = first
        while let info = next {
            if let address = address(in: info.pointee) { addresses.append(address) }
            next = info.pointee.ai_next
        }
        return addresses
    }

    private static func address(in info: addrinfo) -> NetworkAddress? {
        guard let pointer = info.ai_addr else { return nil }
        switch info.ai_family {
        case AF_INET:
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                NetworkAddress(bytes: withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) })
            }
        case AF_INET6:
            return pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                NetworkAddress(bytes: withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) })
            }
        default: return nil
        }
    }
}
