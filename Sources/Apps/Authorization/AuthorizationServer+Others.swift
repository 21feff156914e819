import FHIR
import Record

/// What else programs ask: what a token is worth, that it shall be worth nothing, what the server can, and its keys.
extension AuthorizationServer {
    /// An app asks about a token of its own; of all others it hears that they are worth nothing.
    ///
    /// Source: RFC 7662; SMART App Launch 2.0, Token Introspection.
    package func introspect(
        _ parameters: OAuthParameters, authorization: String?, at addresses: ServerAddresses
    ) async throws -> OAuthAnswer {
        do {
            let app = try await client(parameters, authorization: authorization, at: addresses)
            guard app.isConfidential else {
                throw OAuthError(.invalidClient, "who asks about tokens must show who it is")
            }
            let token = try parameters.required("token")
            if let known = try await accessToken(token, of: app) { return active(known, app, at: addresses) }
            if let known = try await refreshToken(token, of: app) { return active(known, app, at: addresses) }
            return OAuthAnswer { $0.member("active", false) }
        } catch let error as OAuthError {
            return OAuthAnswer(error, usesHeader: authorization != nil)
        }
    }

    /// What a token is worth.
    private struct KnownToken {
        var scope: String
        var expires: Int64
        var consent: AppConsent?
        var isAccess: Bool
    }

    private func accessToken(_ token: String, of app: RegisteredApp) async throws -> KnownToken? {
        guard let grant = try await tokens.verify(token), grant.app == app.id else { return nil }
        return KnownToken(scope: grant.scope, expires: grant.expires, consent: grant.consent, isAccess: true)
    }

    private func refreshToken(_ token: String, of app: RegisteredApp) async throws -> KnownToken? {
        let name = RefreshNote.prefix + AppSecrets.name(of: token)
        let now = now
        return try await record.engine.read { reading in
            guard let note = try reading.note(name).flatMap(RefreshNote.init), note.app == app.id, !note.isUsed,
                note.expires > now,
                let consent = try reading.note(AppConsent.name(of: note.consent)).flatMap(AppConsent.init)
            else { return nil }
            return KnownToken(scope: consent.scope, expires: note.expires, consent: consent, isAccess: false)
        }
    }

    private func active(_ token: KnownToken, _ app: RegisteredApp, at addresses: ServerAddresses) -> OAuthAnswer {
        OAuthAnswer { writer in
            writer.member("active", true)
            writer.member("scope", token.scope)
            writer.member("client_id", app.id)
            writer.member("exp", Int(token.expires / 1000))
            writer.member("iss", addresses.issuer)
            if token.isAccess { writer.member("token_type", "Bearer") }
            guard let consent = token.consent else { return }
            writer.member("sub", subject(consent))
            writer.member("patient", consent.patient)
            if RequestedScopes(consent.scope).plain.contains(.fhirUser) {
                writer.member("fhirUser", addresses.api + "/" + consent.person.identity)
            }
        }
    }

    /// Makes a token worth nothing: an access token alone, a refresh token with all that came of the consent. What is no
    /// token of the app changes nothing, and is answered alike.
    ///
    /// Source: RFC 7009.
    package func revoke(
        _ parameters: OAuthParameters, authorization: String?, at addresses: ServerAddresses
    ) async throws -> OAuthAnswer {
        do {
            let app = try await client(parameters, authorization: authorization, at: addresses)
            let name = AppSecrets.name(of: try parameters.required("token"))
            try await write("app revoke") { transaction in
                let access = AccessTokens.prefix + name
                if try transaction.note(access).flatMap(TokenNote.init)?.app == app.id {
                    try transaction.setNote(access, to: nil)
                }
                guard let refresh = try transaction.note(RefreshNote.prefix + name).flatMap(RefreshNote.init),
                    refresh.app == app.id
                else { return }
                try transaction.note(AppConsent.name(of: refresh.consent)).flatMap(AppConsent.init)?
                    .end(.givenBack, in: transaction)
            }
            tokens.forget()
            return OAuthAnswer(status: 200)
        } catch let error as OAuthError {
            return OAuthAnswer(error, usesHeader: authorization != nil)
        }
    }

    /// The keys that id tokens are signed with, as a JWK Set.
    package func keys() async throws -> OAuthAnswer {
        var keys = try await ServerKey.all(in: record)
        if keys.isEmpty { keys = [try await ServerKey.current(in: record)] }
        var writer = JSONWriter()
        var failure: (any Error)?
        writer.object { writer in
            writer.array("keys") { writer in
                for key in keys {
                    do { try key.write(to: &writer) } catch { failure = error }
                }
            }
        }
        if let failure { throw failure }
        var answer = OAuthAnswer(status: 200, body: writer.bytes)
        answer.isPublic = true
        return answer
    }
}
