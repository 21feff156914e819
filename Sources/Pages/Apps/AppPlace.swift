/// The part of an address that people can recognise.
package enum AppPlace {
    /// The host of a web address, or an app's own scheme.
    package static func text(_ address: String) -> String {
        guard let end = address.firstRange(of: "://")?.upperBound else {
            return String(address.prefix { $0 != ":" })
        }
        return String(address[end...].prefix { $0 != "/" && $0 != "?" })
    }

    /// What a form may lead to: the origin of a web address, or an app's own scheme.
    package static func source(_ address: String) -> String {
        guard address.hasPrefix("http"), let end = address.firstRange(of: "://")?.upperBound else {
            return address.prefix { $0 != ":" } + ":"
        }
        return String(address[..<end] + address[end...].prefix { $0 != "/" && $0 != "?" })
    }
}
