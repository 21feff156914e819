import FHIR
import HTML
import Record

/// How an app shows who it is.
package enum ClientAuthentication: String, Sendable, Hashable, CaseIterable {
    /// It has nothing to show: what it does rests on the code verifier and on where people are sent back to.
    case none
    case secret = "client_secret_basic"
    case keys = "private_key_jwt"

    /// Source: RFC 7523, 2.2.
    static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    /// Source: SMART App Launch 2.0, Client Authentication: Asymmetric.
    package static let algorithms = ["RS384", "ES384"]
}

extension AuthorizationServer {
    private static let replayed = "app-jti/"

    /// Who asks.
    ///
    /// - Parameters:
    ///   - authorization: the header.
    ///   - addresses: where the token endpoint is, which a signature must be made for.
    /// - Throws: ``OAuthError``, or what the record throws.
    func client(
        _ parameters: OAuthParameters, authorization: String?, at addresses: ServerAddresses
    ) async throws -> RegisteredApp {
        let assertion = try parameters.one("client_assertion")
        let isShownTwice = [authorization, assertion].compactMap { $0 }.count > 1
        if try isShownTwice || parameters.one("client_secret") != nil {
            throw OAuthError(
                .invalidRequest, "an app shows who it is in one way: by client_secret_basic or by its keys")
        }
        if let assertion { return try await client(assertion, parameters, at: addresses) }
        if let authorization { return try await client(basic: authorization, parameters) }
        guard let id = try parameters.one("client_id"), let app = try await registry.app(id), !app.isConfidential else {
            throw OAuthError(.invalidClient, "there is no such app, or it must show who it is")
        }
        return app
    }

    /// Source: RFC 6749, 2.3.1.
    private func client(basic header: String, _ parameters: OAuthParameters) async throws -> RegisteredApp {
        let refusal = OAuthError(.invalidClient, "there is no such app, or this is not its secret")
        guard header.lowercased().hasPrefix("basic "), let bytes = Base64.decode(header.dropFirst(6)),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw refusal }
        let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0, plusIsSpace: true) }
        guard words.count == 2, let id = words[0], let secret = words[1] else { throw refusal }
        if let named = try parameters.one("client_id"), named != id { throw refusal }
        let app = try await registry.app(id)
        // As much is done for an app that there is not, so that nobody learns by the time which there are.
        let digest =
            if case .secret(let digest) = app?.credentials { digest } else { String(repeating: "-", count: 64) }
        guard AppSecrets.areEqual(AppSecrets.name(of: secret), digest), let app else { throw refusal }
        return app
    }

    /// Source: SMART App Launch 2.0, Client Authentication: Asymmetric; RFC 7523, 3.
    private func client(
        _ assertion: String, _ parameters: OAuthParameters, at addresses: ServerAddresses
    ) async throws -> RegisteredApp {
        func refusal(_ text: String) -> OAuthError { OAuthError(.invalidClient, "the client assertion: " + text) }
        guard try parameters.one("client_assertion_type") == ClientAuthentication.assertionType else {
            throw OAuthError(.invalidRequest, "client_assertion_type is \(ClientAuthentication.assertionType)")
        }
        guard assertion.utf8.count <= 8_192, let header = AssertionHeader(assertion),
            let id = AssertionHeader.issuer(of: assertion), let app = try await registry.app(id),
            case .keys(let keys) = app.credentials,
            let key = keys.first(where: { $0.id == header.key && $0.algorithm == header.algorithm })
        else { throw refusal("no app with such a key, or another algorithm than RS384 and ES384") }
        if let named = try parameters.one("client_id"), named != id { throw refusal("client_id is another") }
        guard let claims = try? await key.verify(assertion, as: ClientAssertion.self) else {
            throw refusal("it is not signed with the key that it names")
        }
        let audience = addresses.address(.token)
        if let violation = claims.violation(of: id, audience: audience, at: now) { throw refusal(violation) }
        guard try await isFirst(claims, of: id) else { throw refusal("its jti has been used") }
        return app
    }

    /// Takes note of an assertion for as long as it could be shown again; false where it has been shown before.
    private func isFirst(_ claims: ClientAssertion, of app: String) async throws -> Bool {
        let name = AppSecrets.name(of: app + " " + claims.jti)
        let expires = Int64((claims.exp + ClientAssertion.skew) * 1000)
        return try await write("client assertion") { transaction in
            if try transaction.note(Self.replayed + name) != nil { return false }
            try ExpiringNotes.sweep(Self.replayed, from: name, at: transaction.instant, in: transaction)
            var writer = JSONWriter()
            writer.object { $0.member("expires", Int(expires)) }
            try transaction.setNote(Self.replayed + name, to: writer.bytes)
            return true
        }
    }
}
