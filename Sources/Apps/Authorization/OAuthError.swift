/// Why an app does not get what it asks for: the closed set of OAuth's errors. The texts are for the app's makers and never
/// hold personal data.
///
/// Source: RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 1.0, 3.1.2.6.
package struct OAuthError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case invalidScope = "invalid_scope"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case unsupportedResponseType = "unsupported_response_type"
        case accessDenied = "access_denied"
        case interactionRequired = "interaction_required"
    }

    package let code: Code
    package let text: String

    init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }
}
