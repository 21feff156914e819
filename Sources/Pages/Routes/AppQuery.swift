import Apps

/// What an app asks, as its address carries it. It is checked by the authorization server, not here.
package struct AppQuery: Sendable, Hashable {
    private let values: [String: String]

    /// Longer than any request of an app.
    private static let longest = 2_000

    /// - Parameter values: what is no parameter of such a request is left out.
    package init(_ values: [String: String] = [:]) {
        self.values = values.filter {
            AuthorizationRequest.parameters.contains($0.key) && !$0.value.isEmpty && $0.value.utf8.count <= Self.longest
        }
    }

    /// In the order in which they are always written.
    package var items: [(name: String, value: String)] {
        AuthorizationRequest.parameters.compactMap { name in values[name].map { (name, $0) } }
    }
}
