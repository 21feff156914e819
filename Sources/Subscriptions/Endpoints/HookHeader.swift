/// One line of `Subscription.channel.header`, such as `Authorization: Bearer …`.
///
/// Its value is a secret: it is kept apart from the resource, and printed nowhere.
package struct HookHeader: Sendable, Hashable, CustomStringConvertible {
    package let name: String
    package let value: String

    /// What stands in the resource in place of the value.
    package static let mask = "********"
    /// Headers of one subscription.
    static let most = 10
    private static let longest = 4_096

    /// Those that say how the message itself is sent.
    ///
    /// Source: RFC 9110, 7.6.1 Connection, and 8 Representation Data; RFC 9112, 6.
    private static let ours: Set<String> = [
        "connection", "content-encoding", "content-length", "content-type", "expect", "host", "keep-alive",
        "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// - Throws: ``SubscriptionRefusal`` where it is none, or one of those that the server writes itself.
    package init(_ line: String) throws(SubscriptionRefusal) {
        func refusal(_ text: String) -> SubscriptionRefusal { SubscriptionRefusal("Subscription.channel.header", text) }
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(Self.isTokenByte) else {
            throw refusal("a header is Name: value")
        }
        let value = parts[1].drop { $0 == " " }
        guard line.utf8.count <= Self.longest, value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw refusal("a header is at most \(Self.longest) visible characters of ASCII")
        }
        name = String(parts[0])
        self.value = String(value)
        guard !Self.ours.contains(name.lowercased()) else {
            throw refusal("the header \(name) is the server's own to write")
        }
    }

    init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    var isMasked: Bool { value == Self.mask }

    /// As it stands in the resource.
    package var masked: String { "\(name): \(Self.mask)" }

    package var description: String { masked }

    /// Source: RFC 9110, 5.6.2 Tokens.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
