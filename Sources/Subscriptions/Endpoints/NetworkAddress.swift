import Foundation

/// An IPv4 or IPv6 address, as its 4 or 16 bytes.
package struct NetworkAddress: Sendable, Hashable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads `192.0.2.1` and `2001:db8::1`; nil for anything else, and for shortened forms such as `127.1`.
    package init?(_ text: some StringProtocol) {
        if let bytes = Self.version4(text) {
            self.bytes = bytes
        } else if let bytes = Self.version6(text) {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// The IPv4 address that an IPv6 address stands for, by one of the ways of writing one in the other: what is
    /// forbidden is forbidden in disguise too.
    var embedded: NetworkAddress? {
        guard bytes.count == 16 else { return nil }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        // RFC 6052: the well-known prefix of translators.
        let isTranslated = bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated { return NetworkAddress(bytes: Array(bytes[12...])) }
        // RFC 3056: 6to4.
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }

    private static func version4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part -> UInt8? in
            // A leading nought means octal to some.
            guard part.utf8.allSatisfy({ $0 &- 0x30 < 10 }), part.count == 1 || part.first != "0" else { return nil }
            return UInt8(part)
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: some StringProtocol) -> [UInt8]? {
        guard text.contains(":"), !text.contains("%") else { return nil }
        var text = String(text)
        // The last two groups may be written as IPv4.
        if text.contains("."), let colon = text.lastIndex(of: ":") {
            guard let bytes = version4(text[text.index(after: colon)...]) else { return nil }
            let groups = [Int(bytes[0]) << 8 | Int(bytes[1]), Int(bytes[2]) << 8 | Int(bytes[3])]
            text = text[...colon] + groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        let halves = text.components(separatedBy: "::")
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1]), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: String) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16), part.first != "+" else {
                return nil
            }
            bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        return bytes
    }
}

/// A range of addresses, as `10.0.0.0/8`.
package struct Network: Sendable, Hashable {
    let address: NetworkAddress
    let bits: Int

    /// Reads a range; an address alone is a range of one.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = NetworkAddress(parts[0]) else { return nil }
        let most = address.bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
        self.address = address
        self.bits = bits
    }

    package func contains(_ other: NetworkAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = bits / 8
        guard address.bytes[..<whole] == other.bytes[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || address.bytes[whole] >> (8 - rest) == other.bytes[whole] >> (8 - rest)
    }
}

extension NetworkAddress {
    /// As it is written: `192.0.2.1`, or all eight groups of an IPv6 address.
    package var text: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: bytes.count - 1, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }
}
