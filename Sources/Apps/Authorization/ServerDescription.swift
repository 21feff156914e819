import FHIR

/// What the authorization server can, made from what is built: `/.well-known/smart-configuration`.
///
/// Source: SMART App Launch 2.0, Conformance; RFC 8414; RFC 9207; OpenID Connect Discovery 1.0.
package struct ServerDescription: Sendable {
    package let addresses: ServerAddresses

    package init(_ addresses: ServerAddresses) {
        self.addresses = addresses
    }

    /// The document.
    package var answer: OAuthAnswer {
        var answer = OAuthAnswer { writer in
            writer.member("issuer", addresses.issuer)
            writer.member("authorization_endpoint", addresses.authorize)
            for (route, name) in Self.endpoints { writer.member(name, addresses.address(route)) }
            writer.member("scopes_supported", texts: Self.scopes)
            writer.member("response_types_supported", texts: ["code"])
            writer.member("response_modes_supported", texts: ["query"])
            writer.member("grant_types_supported", texts: GrantType.allCases.map(\.rawValue))
            writer.member("code_challenge_methods_supported", texts: ["S256"])
            let methods = ClientAuthentication.allCases.map(\.rawValue)
            for endpoint in ["token", "revocation"] {
                writer.member("\(endpoint)_endpoint_auth_methods_supported", texts: methods)
            }
            writer.member(
                "introspection_endpoint_auth_methods_supported",
                texts: methods.filter { $0 != ClientAuthentication.none.rawValue })
            writer.member(
                "token_endpoint_auth_signing_alg_values_supported", texts: ClientAuthentication.algorithms)
            writer.member("subject_types_supported", texts: ["pairwise"])
            writer.member("id_token_signing_alg_values_supported", texts: ["RS256"])
            writer.member("authorization_response_iss_parameter_supported", true)
            writer.member("capabilities", texts: Self.capabilities)
        }
        answer.isPublic = true
        return answer
    }

    /// What the document calls each endpoint.
    package static let endpoints: [(route: AppRoute, name: String)] = AppRoute.allCases.compactMap { route in
        switch route {
        case .token: (route, "token_endpoint")
        case .introspect: (route, "introspection_endpoint")
        case .revoke: (route, "revocation_endpoint")
        case .keys: (route, "jwks_uri")
        case .configuration, .openIDConfiguration: nil
        }
    }

    static let scopes: [String] =
        RequestedScopes.Plain.allCases.map(\.rawValue)
        + SMARTScope.Level.allCases.flatMap { level in
            [
                level.rawValue + "/*.cruds", level.rawValue + "/*.rs", level.rawValue + "/*.read",
                level.rawValue + "/*.write",
            ]
        }

    /// Source: SMART App Launch 2.0, Conformance, 8.1.3 Capabilities.
    static let capabilities: [String] =
        RequestedScopes.Plain.allCases.flatMap(capabilities) + SMARTScope.Level.allCases.compactMap(capability)
        + ClientAuthentication.allCases.map(capability) + ["permission-v1", "permission-v2"]

    private static func capabilities(_ scope: RequestedScopes.Plain) -> [String] {
        switch scope {
        case .openID: ["sso-openid-connect"]
        case .fhirUser, .profile: []
        case .launch: ["launch-ehr", "context-ehr-patient"]
        case .launchPatient: ["launch-standalone", "context-standalone-patient"]
        case .offlineAccess: ["permission-offline"]
        case .onlineAccess: ["permission-online"]
        }
    }

    private static func capability(_ level: SMARTScope.Level) -> String? {
        switch level {
        case .patient: "permission-patient"
        case .user: "permission-user"
        case .system: nil
        }
    }

    private static func capability(_ method: ClientAuthentication) -> String {
        switch method {
        case .none: "client-public"
        case .secret: "client-confidential-symmetric"
        case .keys: "client-confidential-asymmetric"
        }
    }
}
