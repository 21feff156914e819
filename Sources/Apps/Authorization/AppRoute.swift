/// What programs ask the authorization server, besides the page on which people let them in: method and path.
package enum AppRoute: String, Sendable, Hashable, CaseIterable {
    case token = "POST /apps/token"
    case introspect = "POST /apps/introspect"
    case revoke = "POST /apps/revoke"
    case keys = "GET /apps/keys"
    case configuration = "GET /.well-known/smart-configuration"
    /// The same document, where clients of OpenID Connect look for it.
    case openIDConfiguration = "GET /.well-known/openid-configuration"

    package var isPost: Bool { rawValue.hasPrefix("POST ") }
    package var path: String { String(rawValue.drop { $0 != "/" }) }

    /// Who may ask.
    package var access: AppRouteAccess {
        switch self {
        case .token, .revoke: .app
        case .introspect: .confidentialApp
        case .keys, .configuration, .openIDConfiguration: .everybody
        }
    }
}

/// Who may ask the authorization server for something.
package enum AppRouteAccess: Sendable, Hashable {
    case everybody
    /// A registered app, which shows who it is if it can.
    case app
    /// A registered app that can show who it is.
    case confidentialApp
}

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
