import HTML

/// The parameters of a request to the authorization server: each at most once.
package struct OAuthParameters: Sendable, Hashable {
    private let values: [String: [String]]

    private static let most = 50

    package init(_ values: [String: [String]]) {
        self.values = values
    }

    /// Reads `application/x-www-form-urlencoded`; nil where it is not encoded as it should be.
    package init?(encoded text: some StringProtocol) {
        var values: [String: [String]] = [:]
        let fields = text.split(separator: "&")
        guard fields.count <= Self.most else { return nil }
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { return nil }
            values[name, default: []].append(value)
        }
        self.values = values
    }

    /// The value of a name; nil where there is none, or an empty one.
    ///
    /// - Throws: ``OAuthError`` where it comes twice (RFC 6749, 3.1 and 3.2).
    func one(_ name: String) throws(OAuthError) -> String? {
        guard let all = values[name] else { return nil }
        guard all.count == 1 else { throw OAuthError(.invalidRequest, "\(name) comes more than once") }
        return all[0].isEmpty ? nil : all[0]
    }

    /// - Throws: ``OAuthError`` where there is none, or several.
    func required(_ name: String) throws(OAuthError) -> String {
        guard let value = try one(name) else { throw OAuthError(.invalidRequest, "\(name) is missing") }
        return value
    }

    /// The address of an app with what it is told.
    static func address(_ redirect: String, _ parameters: [(name: String, value: String?)]) -> String {
        let told = parameters.compactMap { parameter in
            parameter.value.map { PercentEncoding.encode(parameter.name) + "=" + PercentEncoding.encode($0) }
        }
        return redirect + (redirect.contains("?") ? "&" : "?") + told.joined(separator: "&")
    }
}
