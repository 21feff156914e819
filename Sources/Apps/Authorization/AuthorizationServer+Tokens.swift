import Access
import FHIR
import JWTKit
import Record

/// The token endpoint.
extension AuthorizationServer {
    /// - Parameter authorization: the header.
    package func token(
        _ parameters: OAuthParameters, authorization: String?, at addresses: ServerAddresses
    ) async throws -> OAuthAnswer {
        do {
            let word = try parameters.required("grant_type")
            guard let type = GrantType(rawValue: word) else {
                let known = GrantType.allCases.map(\.rawValue).joined(separator: ", ")
                throw OAuthError(.unsupportedGrantType, "grant_type is one of \(known)")
            }
            let app = try await client(parameters, authorization: authorization, at: addresses)
            guard app.isBackend == (type == .clientCredentials) else {
                throw OAuthError(.unauthorizedClient, "this app is not registered for \(type.rawValue)")
            }
            switch type {
            case .authorizationCode: return try await redeem(parameters, app, at: addresses).answer
            case .refreshToken: return try await refresh(parameters, app).answer
            case .clientCredentials: return try await issue(parameters, app).answer
            }
        } catch let error as OAuthError {
            return OAuthAnswer(error, usesHeader: authorization != nil)
        }
    }

    /// Takes a code, once.
    ///
    /// Source: RFC 6749, 4.1.3; RFC 7636, 4.6; RFC 9700, 2.1.1 and 4.5.
    private func redeem(
        _ parameters: OAuthParameters, _ app: RegisteredApp, at addresses: ServerAddresses
    ) async throws -> IssuedTokens {
        let refusal = OAuthError(.invalidGrant, "the code is unknown, used or expired, or is not this app's")
        let name = CodeNote.prefix + AppSecrets.name(of: try parameters.required("code"))
        let redirect = try parameters.required("redirect_uri")
        let verifier = try parameters.required("code_verifier")
        let lifetimes = lifetimes
        let result = try await write("app code") { transaction -> Result<(IssuedTokens, CodeNote), OAuthError> in
            guard var code = try transaction.note(name).flatMap(CodeNote.init), code.consent.app == app.id else {
                return .failure(refusal)
            }
            guard !code.isUsed else {
                // Somebody has it who should not: nothing that came of it is good any more.
                try code.consent.end(.stolen, by: .apps, .healthSystemAdministration, in: transaction)
                return .failure(refusal)
            }
            guard code.good > transaction.instant, code.redirect == redirect,
                AuthorizationRequest.verifies(verifier, code.challenge)
            else { return .failure(refusal) }
            code.isUsed = true
            try transaction.setNote(name, to: code.bytes)
            try AppConsent.sweep(from: secrets.identifier(), at: transaction.instant, in: transaction)
            try code.consent.keep(in: transaction)
            return .success((try issue(code.consent, code.consent.scope, lifetimes, in: transaction), code))
        }
        // A consent may have ended in the transaction.
        if case .failure = result { tokens.forget() }
        var (issued, code) = try result.get()
        issued.idToken = try await idToken(code.consent, nonce: code.nonce, at: addresses)
        return issued
    }

    /// Takes a refresh token, once, and gives another for it.
    ///
    /// Source: RFC 6749, 6; RFC 9700, 4.14.2.
    private func refresh(_ parameters: OAuthParameters, _ app: RegisteredApp) async throws -> IssuedTokens {
        let refusal = OAuthError(.invalidGrant, "the refresh token is unknown, used or expired, or is not this app's")
        let name = RefreshNote.prefix + AppSecrets.name(of: try parameters.required("refresh_token"))
        let wanted = try parameters.one("scope").map { RequestedScopes($0) }
        let lifetimes = lifetimes
        try await checkStanding(name, of: app)
        let result = try await write("app refresh") { transaction -> Result<IssuedTokens, OAuthError> in
            guard var note = try transaction.note(name).flatMap(RefreshNote.init), note.app == app.id,
                var consent = try transaction.note(AppConsent.name(of: note.consent)).flatMap(AppConsent.init)
            else { return .failure(refusal) }
            guard !note.isUsed else {
                // One of two has stolen it, and nobody knows which.
                try consent.end(.stolen, by: .apps, .healthSystemAdministration, in: transaction)
                return .failure(refusal)
            }
            guard note.expires > transaction.instant, consent.until > transaction.instant else {
                return .failure(refusal)
            }
            let given = RequestedScopes(consent.scope)
            let scope = wanted?.within(given) ?? given
            guard wanted == nil || scope == wanted else {
                return .failure(OAuthError(.invalidScope, "more than the person let this app do"))
            }
            note.isUsed = true
            note.expires = transaction.instant + lifetimes.usedRefresh
            try transaction.setNote(name, to: note.bytes)
            consent.used = transaction.instant
            try consent.keep(in: transaction)
            return .success(try issue(consent, scope.text, lifetimes, in: transaction))
        }
        if case .failure = result { tokens.forget() }
        return try result.get()
    }

    /// Tokens that rest on a consent.
    private func issue(
        _ consent: AppConsent, _ scope: String, _ lifetimes: Lifetimes, in transaction: Transaction
    ) throws -> IssuedTokens {
        let now = transaction.instant
        let expires = min(now + lifetimes.token, consent.until)
        let access = try tokens.issue(
            TokenNote(
                holder: AccessTokens.Grant.person, scope: scope, expires: expires, app: consent.app,
                consent: consent.id),
            in: transaction)
        var issued = IssuedTokens(access: access, lifetime: expires - now, scope: scope, patient: consent.patient)
        if !RequestedScopes(consent.scope).plain.isDisjoint(with: [.offlineAccess, .onlineAccess]) {
            let refresh = secrets.secret("tovr_")
            let name = AppSecrets.name(of: refresh)
            let note = RefreshNote(
                app: consent.app, consent: consent.id, expires: min(now + lifetimes.idle, consent.until))
            try ExpiringNotes.sweep(RefreshNote.prefix, from: name, at: now, in: transaction)
            try transaction.setNote(RefreshNote.prefix + name, to: note.bytes)
            issued.refresh = refresh
        }
        return issued
    }

    /// A token for a program that works on its own.
    ///
    /// Source: SMART App Launch 2.0, Backend Services.
    private func issue(_ parameters: OAuthParameters, _ app: RegisteredApp) async throws -> IssuedTokens {
        let wanted = RequestedScopes(try parameters.required("scope")).within(RequestedScopes(app.scope))
            .of([.system])
        guard !wanted.resources.isEmpty else {
            throw OAuthError(.invalidScope, "none of the scopes is one that this app may be given")
        }
        let scope = RequestedScopes(resources: wanted.resources, plain: []).text
        let lifetime = lifetimes.backendToken
        let access = try await write("app token") { transaction in
            try tokens.issue(
                TokenNote(holder: "system", scope: scope, expires: transaction.instant + lifetime, app: app.id),
                in: transaction)
        }
        return IssuedTokens(access: access, lifetime: lifetime, scope: scope)
    }

    /// Whether a professional still is what the app was let in as.
    ///
    /// - Throws: ``OAuthError`` where not.
    private func checkStanding(_ name: String, of app: RegisteredApp) async throws {
        let consent = try await record.engine.read { reading -> AppConsent? in
            guard let note = try reading.note(name).flatMap(RefreshNote.init), note.app == app.id else { return nil }
            return try reading.note(AppConsent.name(of: note.consent)).flatMap(AppConsent.init)
        }
        guard let person = consent?.person, case .professional = person.role,
            person.identity.hasPrefix("PractitionerRole/")
        else { return }
        let id = String(person.identity.dropFirst("PractitionerRole/".count))
        let isStanding = try await record.read(
            .directory, as: person.caller(through: app.id), because: person.purpose, doing: AppRoute.token.rawValue
        ) { reading in
            guard let role = try reading.resource("PractitionerRole", id)?.json() else { return false }
            let ended = role["period"]?["end"]?.string.flatMap { DateTime($0) }
            return role["active"]?.bool != false && (ended?.latest ?? .max) > reading.instant
        }
        guard isStanding else { throw OAuthError(.invalidGrant, "who let this app in does not work there any more") }
    }
}

extension AuthorizationServer {
    /// Nil where the app did not ask, or the person did not want it told.
    private func idToken(
        _ consent: AppConsent, nonce: String?, at addresses: ServerAddresses
    ) async throws -> String? {
        let plain = RequestedScopes(consent.scope).plain
        guard plain.contains(.openID) else { return nil }
        let user = addresses.api + "/" + consent.person.identity
        let now = now / 1000
        let claims = IdentityClaims(
            iss: addresses.issuer, sub: subject(consent), aud: consent.app, exp: now + lifetimes.token / 1000, iat: now,
            nonce: nonce, fhirUser: plain.contains(.fhirUser) ? user : nil,
            profile: plain.contains(.profile) ? user : nil)
        return try await ServerKey.current(in: record).sign(claims)
    }

    /// What a person is called to one app: another name to each, so that two of them cannot compare notes.
    func subject(_ consent: AppConsent) -> String {
        String(AppSecrets.name(of: consent.app + " " + consent.person.identity).prefix(32))
    }
}
