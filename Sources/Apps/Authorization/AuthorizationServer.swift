package import Access
import Record

/// Lets apps in, as far as people let them: SMART App Launch 2 over OAuth 2.0 and OpenID Connect. Nothing here knows HTTP.
///
/// Codes, tokens and launches are notes in the record under their digests; each is taken inside one transaction, so that
/// it is taken once, whichever of several processes is asked.
package struct AuthorizationServer: Sendable {
    package let registry: AppRegistry
    package let lifetimes: Lifetimes
    let record: Record
    package let tokens: AccessTokens
    let secrets: AppSecrets

    /// - Parameter tokens: those that the API asks, so that what ends here ends there at once.
    package init(_ tokens: AccessTokens, lifetimes: Lifetimes = Lifetimes()) {
        self.tokens = tokens
        self.lifetimes = lifetimes
        record = tokens.record
        secrets = tokens.secrets
        registry = AppRegistry(tokens.record, secrets: tokens.secrets)
    }

    var now: Int64 { record.surroundings.now() }

    /// Changes what is kept about apps.
    func write<Result: Sendable>(
        _ activity: String, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await record.write(as: .apps, because: .healthSystemAdministration, doing: activity, body)
    }
}

/// Before the person.
extension AuthorizationServer {
    /// What an app asks of a person.
    ///
    /// - Throws: ``AuthorizationProblem``, or what the record throws.
    package func request(
        _ parameters: OAuthParameters, at addresses: ServerAddresses
    ) async throws -> AuthorizationRequest {
        guard let id = try? parameters.one("client_id"), let app = try await registry.app(id) else {
            throw AuthorizationProblem.unknownApp
        }
        guard let redirect = AuthorizationRequest.redirect(parameters, of: app) else {
            throw AuthorizationProblem.unknownRedirect
        }
        do {
            return try AuthorizationRequest(parameters, of: app, redirect: redirect, at: addresses)
        } catch {
            throw AuthorizationProblem.told(
                address: AuthorizationRequest.address(
                    redirect, error, state: try? parameters.one("state"), issuer: addresses.issuer))
        }
    }

    /// Whose record an app was opened with from our pages; nil where it was not.
    ///
    /// - Throws: ``AuthorizationProblem/told(address:)`` where the launch is over, or is another's.
    package func patient(of request: AuthorizationRequest, account: String) async throws -> String? {
        guard let launch = request.launch else { return nil }
        let name = LaunchNote.prefix + AppSecrets.name(of: launch)
        guard let note = try await record.engine.read({ try $0.note(name) }).flatMap(LaunchNote.init),
            note.app == request.app.id, note.account == account, note.expires > now
        else { throw refusal(request, OAuthError(.invalidRequest, "this launch is over, or is another's")) }
        return note.patient
    }

    /// Where an app is opened with somebody's record.
    ///
    /// - Returns: its address; nil where it is not opened from here.
    package func launch(
        _ app: RegisteredApp, account: String, patient: String, at addresses: ServerAddresses
    ) async throws -> String? {
        guard let address = app.launch else { return nil }
        let secret = secrets.secret("tovl_")
        let name = AppSecrets.name(of: secret)
        let note = LaunchNote(app: app.id, account: account, patient: patient, expires: now + lifetimes.launch)
        try await write("app launch") { transaction in
            try ExpiringNotes.sweep(LaunchNote.prefix, from: name, at: transaction.instant, in: transaction)
            try transaction.setNote(LaunchNote.prefix + name, to: note.bytes)
        }
        return OAuthParameters.address(address, [("iss", addresses.api), ("launch", secret)])
    }

    /// The person lets the app in.
    ///
    /// - Parameters:
    ///   - person: as whom the app will ask.
    ///   - patient: the one whom it is about; nil: all whom a professional may see.
    ///   - scopes: what the person left of what was asked for.
    ///   - session: what names the person's session.
    /// - Returns: where the person is sent, with a code.
    package func letIn(
        _ request: AuthorizationRequest, by person: AppPerson, patient: String?, scopes: RequestedScopes,
        session: String?
    ) async throws -> String {
        let given = scopes.within(request.scopes)
        let isOffline = given.plain.contains(.offlineAccess)
        guard !given.isEmpty, person.role.mayLetAppsIn, patient != nil || !given.needsPatient else {
            throw refusal(request, OAuthError(.accessDenied, "the person did not let the app in"))
        }
        let code = secrets.secret("tovc_")
        let name = AppSecrets.name(of: code)
        let consent = AppConsent(
            id: secrets.identifier(), app: request.app.id, person: person, patient: patient, scope: given.text,
            began: now,
            until: now + lifetime(given), used: now, session: isOffline ? nil : session.map(AppSecrets.name))
        let note = CodeNote(
            consent: consent, redirect: request.redirect, challenge: request.challenge, nonce: request.nonce,
            good: now + lifetimes.code, expires: now + lifetimes.code + lifetimes.usedCode)
        let launch = request.launch.map { LaunchNote.prefix + AppSecrets.name(of: $0) }
        let isFirst = try await write("app consent") { transaction in
            if let launch {
                guard try transaction.note(launch) != nil else { return false }
                try transaction.setNote(launch, to: nil)
            }
            try ExpiringNotes.sweep(CodeNote.prefix, from: name, at: transaction.instant, in: transaction)
            try transaction.setNote(CodeNote.prefix + name, to: note.bytes)
            try consent.tell(.letIn, in: transaction)
            return true
        }
        guard isFirst else { throw refusal(request, OAuthError(.invalidRequest, "this launch is over")) }
        return request.address(code: code)
    }

    /// The person does not let the app in.
    package func refusal(
        _ request: AuthorizationRequest, _ error: OAuthError? = nil
    ) -> AuthorizationProblem {
        .told(
            address: AuthorizationRequest.address(
                request.redirect, error ?? OAuthError(.accessDenied, "the person did not let the app in"),
                state: request.state, issuer: request.issuer))
    }

    /// How long what is given is good for.
    package func lifetime(_ scopes: RequestedScopes) -> Int64 {
        if scopes.plain.contains(.offlineAccess) { return lifetimes.offline }
        return scopes.plain.contains(.onlineAccess) ? lifetimes.online : lifetimes.token
    }
}

/// What somebody has let apps do.
extension AuthorizationServer {
    /// Those that an account gave, and those that others gave to what is in a patient's record.
    ///
    /// - Parameter reference: an account, or `Patient/…`.
    package func consents(of reference: String) async throws -> [AppConsent] {
        let now = now
        return try await record.engine.read { try AppConsent.all(of: reference, in: $0) }
            .filter { $0.until > now }.sorted { ($1.began, $0.id) < ($0.began, $1.id) }
    }

    /// Ends a consent: in this process at once, elsewhere within ``RememberedGrants/goodFor``. False: there is none, or it
    /// is not this one's to end.
    ///
    /// - Parameters:
    ///   - caller: who ends it, for the audit.
    ///   - mayEnd: whether whoever asks may.
    package func end(
        _ id: String, by caller: Caller, because purpose: Purpose,
        if mayEnd: @escaping @Sendable (AppConsent) -> Bool
    ) async throws -> Bool {
        guard AppRegistry.isIdentifier(id) else { return false }
        let hasEnded = try await write("app end") { transaction in
            guard let consent = try transaction.note(AppConsent.name(of: id)).flatMap(AppConsent.init), mayEnd(consent)
            else { return false }
            try consent.end(.ended, by: caller, purpose, in: transaction)
            return true
        }
        tokens.forget()
        return hasEnded
    }

    /// Ends what was given for as long as a session lasts.
    ///
    /// - Parameter session: what names it.
    package func endSession(_ session: String, of account: String) async throws {
        let name = AppSecrets.name(of: session)
        // Most have none, and nothing is written for them.
        guard
            try await record.engine.read({ try AppConsent.all(of: account, in: $0) }).contains(where: {
                $0.session == name
            })
        else { return }
        let ended = try await write("sign-out") { transaction in
            let consents = try AppConsent.all(of: account, in: transaction).filter { $0.session == name }
            for consent in consents { try consent.end(.ended, in: transaction) }
            return consents.count
        }
        if ended > 0 { tokens.forget() }
    }
}
