import FHIR

/// What a provider gives for a code.
struct TokenAnswer: Sendable {
    let idToken: String
    let accessToken: String?

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONDocument(bytes).root, let idToken = json["id_token"]?.string,
            json["token_type"]?.string?.lowercased() == "bearer"
        else { return nil }
        self.idToken = idToken
        accessToken = json["access_token"]?.string
    }
}

extension RelyingParty {
    /// What client authentication by a key is called in a form (RFC 7523).
    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    /// Redeems a code for tokens.
    func redeem(
        _ code: String, _ attempt: SignInAttempt, _ provider: Provider, _ document: ProviderDocument
    ) async throws(SignInError) -> TokenAnswer {
        let settings = provider.settings
        var fields = [
            ("grant_type", "authorization_code"), ("code", code),
            ("redirect_uri", returnAddress(of: settings.name)), ("code_verifier", attempt.verifier),
            ("client_id", settings.client),
        ]
        var authorization: String?
        switch settings.credential {
        case .none: break
        case .secret(let secret) where document.takesBasic:
            // RFC 6749, section 2.3.1: both are encoded as in a form first.
            let pair = FormEncoding.encode(settings.client) + ":" + FormEncoding.encode(secret)
            authorization = "Basic " + Base64.encode(Array(pair.utf8))
        case .secret(let secret): fields.append(("client_secret", secret))
        case .key(let key):
            guard
                let assertion = try? key.assertion(
                    client: settings.client, audience: document.token.text, identifier: randomness.token(bytes: 16),
                    now: now())
            else { throw .badAnswer(.tokens) }
            fields += [("client_assertion_type", Self.assertionType), ("client_assertion", assertion)]
        }
        let answer = try await network.send(
            ProviderRequest(
                document.token.text, form: FormEncoding.encode(fields.map { (name: $0.0, value: $0.1) }),
                authorization: authorization))
        guard answer.status == 200, let tokens = TokenAnswer(answer.body) else { throw .badAnswer(.tokens) }
        return tokens
    }

    /// Who it is by the ID token; where that does not say it, by what the provider tells the bearer of the access token
    /// (OpenID Connect Core 1.0, section 5.3), if it is about the same subject.
    func claimed(
        _ identity: VerifiedIdentity, _ tokens: TokenAnswer, _ provider: Provider, _ document: ProviderDocument
    ) async throws(SignInError) -> ClaimedPerson? {
        if let claimed = ClaimedPerson(identity.claims, provider.settings) { return claimed }
        guard let address = document.userInformation, let token = tokens.accessToken else { return nil }
        let answer = try await network.send(ProviderRequest(address.text, authorization: "Bearer " + token))
        guard answer.status == 200, let json = try? JSONDocument(answer.body).root, json.kind == .object,
            json["sub"]?.string == identity.subject
        else { throw .badAnswer(.userInformation) }
        return ClaimedPerson(TokenClaims(json), provider.settings)
    }
}
