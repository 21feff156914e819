import FHIR

/// What a provider says about itself (OpenID Connect Discovery 1.0), as far as we go by it.
struct ProviderDocument: Sendable {
    let issuer: String
    let authorization: WebAddress
    let token: WebAddress
    let keys: WebAddress
    let userInformation: WebAddress?
    /// Where people are sent who sign out here (RP-Initiated Logout 1.0).
    let endSession: WebAddress?
    /// Whether its answers always say who gives them (RFC 9207).
    let namesItself: Bool
    /// Whether it takes a secret in the header; otherwise in the form.
    let takesBasic: Bool

    static let path = "/.well-known/openid-configuration"

    /// - Parameter issuer: as configured; a document of somebody else's is not taken.
    init(_ bytes: [UInt8], issuer: String) throws(SignInError) {
        guard let json = try? JSONDocument(bytes).root, json["issuer"]?.string == issuer,
            let authorization = Self.address(json, "authorization_endpoint"),
            let token = Self.address(json, "token_endpoint"), let keys = Self.address(json, "jwks_uri")
        else { throw .badAnswer(.discovery) }
        // A provider that names its methods and leaves ours out would take the code from anybody.
        let methods = Self.texts(json, "code_challenge_methods_supported")
        guard methods.isEmpty || methods.contains("S256") else { throw .badAnswer(.discovery) }
        self.issuer = issuer
        self.authorization = authorization
        self.token = token
        self.keys = keys
        userInformation = Self.address(json, "userinfo_endpoint")
        endSession = Self.address(json, "end_session_endpoint")
        namesItself = json["authorization_response_iss_parameter_supported"]?.bool ?? false
        let authentication = Self.texts(json, "token_endpoint_auth_methods_supported")
        takesBasic = authentication.isEmpty || authentication.contains("client_secret_basic")
    }

    private static func address(_ json: JSONValue, _ name: String) -> WebAddress? {
        json[name]?.string.flatMap(WebAddress.init)
    }

    private static func texts(_ json: JSONValue, _ name: String) -> [String] {
        json[name]?.elements.compactMap(\.string) ?? []
    }
}
