import Crypto
import FHIR

/// What an app asks of a person, checked: who asks, what for, and where the answer goes.
package struct AuthorizationRequest: Sendable, Hashable {
    package let app: RegisteredApp
    package let redirect: String
    package let state: String
    /// What can be given of what was asked for.
    package let scopes: RequestedScopes
    /// The secret of the launch, where the app was opened from our pages.
    package let launch: String?
    let challenge: String
    let nonce: String?
    let issuer: String

    /// The parameters that matter; others are not understood and change nothing (RFC 6749, 3.1).
    package static let parameters = [
        "response_type", "client_id", "redirect_uri", "scope", "state", "aud", "code_challenge",
        "code_challenge_method", "launch", "nonce", "prompt",
    ]

    /// Where people are sent back to, before anything else is known to be right: without it nobody is sent anywhere.
    static func redirect(_ parameters: OAuthParameters, of app: RegisteredApp) -> String? {
        guard let redirect = try? parameters.one("redirect_uri"), app.redirects.contains(redirect) else { return nil }
        return redirect
    }

    /// - Parameter redirect: one of the app's.
    /// - Throws: ``OAuthError``, which the app is told.
    init(
        _ parameters: OAuthParameters, of app: RegisteredApp, redirect: String, at addresses: ServerAddresses
    ) throws(OAuthError) {
        self.app = app
        self.redirect = redirect
        issuer = addresses.issuer
        state = try parameters.required("state")
        guard try parameters.required("response_type") == "code" else {
            throw OAuthError(.unsupportedResponseType, "response_type is code")
        }
        guard !app.isBackend else {
            throw OAuthError(.unauthorizedClient, "this app works on its own: nobody can let it in")
        }
        let audience = try parameters.required("aud")
        guard audience == addresses.api || audience == addresses.api + "/" else {
            throw OAuthError(.invalidRequest, "aud is the address of the API: \(addresses.api)")
        }
        guard try parameters.one("code_challenge_method") == "S256" else {
            throw OAuthError(.invalidRequest, "code_challenge_method is S256")
        }
        challenge = try parameters.required("code_challenge")
        guard challenge.utf8.count == 43, Base64URL.decode(challenge) != nil else {
            throw OAuthError(.invalidRequest, "code_challenge is the SHA-256 of the verifier, in Base64 for addresses")
        }
        if try parameters.one("prompt") == "none" {
            throw OAuthError(.interactionRequired, "somebody must be asked")
        }
        nonce = try parameters.one("nonce")
        launch = try parameters.one("launch")
        let asked = RequestedScopes(try parameters.required("scope"))
        scopes = asked.within(RequestedScopes(app.scope)).of([.patient, .user])
        guard !scopes.isEmpty else {
            throw OAuthError(.invalidScope, "none of the scopes is one that this app may be given")
        }
        if launch != nil, !scopes.plain.contains(.launch) {
            throw OAuthError(.invalidScope, "who brings a launch asks for the scope launch")
        }
    }

    /// The answer to the app when the person lets it in.
    func address(code: String) -> String {
        OAuthParameters.address(redirect, [("code", code), ("state", state), ("iss", issuer)])
    }

    /// The answer to the app when it does not get what it asks for.
    package static func address(
        _ redirect: String, _ error: OAuthError, state: String?, issuer: String
    ) -> String {
        OAuthParameters.address(
            redirect,
            [
                ("error", error.code.rawValue), ("error_description", error.text), ("state", state), ("iss", issuer),
            ])
    }

    /// Whether what an app shows is what it was challenged to (RFC 7636, 4.6).
    static func verifies(_ verifier: String, _ challenge: String) -> Bool {
        guard (43...128).contains(verifier.utf8.count), verifier.utf8.allSatisfy(isVerifierByte) else { return false }
        return AppSecrets.areEqual(Base64URL.encode(AppSecrets.digest(of: verifier)), challenge)
    }

    private static func isVerifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 65...90, 97...122, 48...57, 45, 46, 95, 126: true
        default: false
        }
    }
}
