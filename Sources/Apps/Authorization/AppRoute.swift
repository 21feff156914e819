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
