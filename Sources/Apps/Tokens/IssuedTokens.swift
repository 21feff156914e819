import FHIR

/// What an app is given for a code, a refresh token, or its signature.
struct IssuedTokens: Sendable, Hashable {
    var access: String
    /// Milliseconds.
    var lifetime: Int64
    var scope: String
    var patient: String?
    var refresh: String?
    var idToken: String?

    /// Source: RFC 6749, 5.1; SMART App Launch 2.0, 2.0.10.
    var answer: OAuthAnswer {
        OAuthAnswer { writer in
            writer.member("access_token", access)
            writer.member("token_type", "Bearer")
            writer.member("expires_in", Int(lifetime / 1000))
            writer.member("scope", scope)
            writer.member("patient", patient)
            writer.member("refresh_token", refresh)
            writer.member("id_token", idToken)
        }
    }
}
