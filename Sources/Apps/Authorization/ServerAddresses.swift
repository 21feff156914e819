/// Where the server is found, as its clients see it.
package struct ServerAddresses: Sendable, Hashable {
    /// What all begin with, such as `https://record.example`; also the issuer.
    package let base: String

    /// The page on which people let apps in.
    package static let authorizePath = "/apps/authorize"
    package static let apiPath = "/fhir"

    /// - Parameter base: without a slash at the end.
    package init(base: String) {
        self.base = base
    }

    package var issuer: String { base }
    package var api: String { base + Self.apiPath }
    package var authorize: String { base + Self.authorizePath }

    package func address(_ route: AppRoute) -> String { base + route.path }
}
