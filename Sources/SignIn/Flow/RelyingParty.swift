import FHIR
package import Record

/// Signs people in with providers that others run: OpenID Connect Core 1.0, authorization code with PKCE.
package struct RelyingParty: Sendable {
    /// Providers in the order of the configuration.
    package let settings: [ProviderSettings]
    let providers: [String: Provider]
    let network: any ProviderNetwork
    let memory: SignInMemory
    let finder: PersonFinder
    let randomness: Randomness
    let now: @Sendable () -> Int64
    /// What our own addresses begin with.
    let base: String

    /// - Parameters:
    ///   - settings: the providers; their names differ.
    ///   - base: what people reach us by, such as `https://record.example`.
    package init(
        _ settings: [ProviderSettings], base: String, record: Record, network: any ProviderNetwork,
        randomness: Randomness = .system
    ) {
        let now = record.surroundings.now
        self.settings = settings
        self.base = base
        self.network = network
        self.randomness = randomness
        self.now = now
        providers = Dictionary(
            settings.map { ($0.name, Provider($0, network: network, now: now)) },
            uniquingKeysWith: { first, _ in first })
        memory = SignInMemory(record: record, randomness: randomness)
        finder = PersonFinder(record)
    }

    /// Browsers keep no cookie above 4 KiB: one that held a longer address would be lost, and the sign-in with it.
    private static let longestGoal = 2_000

    /// Where a provider sends people back to; must be registered with it.
    package func returnAddress(of provider: String) -> String { "\(base)/sign-in/\(provider)/return" }

    /// Where a provider sends people back to who have signed out there; must be registered with it.
    package var signedOutAddress: String { "\(base)/signed-out" }

    /// What a browser is sent away with.
    package struct Departure: Sendable, Hashable {
        /// At the provider.
        package let address: String
        /// For a cookie: what the return is held against.
        package let attempt: String
    }

    /// Begins a sign-in.
    ///
    /// - Parameter goal: the address of the page to go on to; nil: the start page.
    package func begin(_ name: String, goal: String?) async throws(SignInError) -> Departure {
        guard let provider = providers[name] else { throw .unknownProvider }
        let document = try await provider.describe()
        let kept = goal.flatMap { $0.utf8.count <= Self.longestGoal ? $0 : nil }
        let attempt = SignInAttempt(provider: name, goal: kept, now: now(), randomness)
        guard let sealed = AttemptSeal(key: try await memory.key()).seal(attempt) else { throw .record }
        let levels = provider.settings.levels.joined(separator: " ")
        let address = document.authorization.with(
            [
                ("response_type", "code"), ("client_id", provider.settings.client),
                ("redirect_uri", returnAddress(of: name)), ("scope", provider.settings.scopes),
                ("state", attempt.state), ("nonce", attempt.nonce),
                ("code_challenge", CodeChallenge.of(attempt.verifier)), ("code_challenge_method", "S256"),
            ] + (levels.isEmpty ? [] : [("acr_values", levels)]))
        return Departure(address: address, attempt: sealed)
    }

    /// Ends a sign-in: who it is, by the provider's word and the record's.
    ///
    /// - Parameters:
    ///   - query: what the provider put into the address.
    ///   - sealed: what the browser kept; nil where it kept nothing, as one that somebody else's link led here.
    ///   - activity: for the audit, as a route pattern.
    package func finish(
        _ name: String, query: [String: String], attempt sealed: String?, doing activity: String
    ) async throws(SignInError) -> Arrival {
        guard let provider = providers[name] else { throw .unknownProvider }
        guard let sealed, let attempt = AttemptSeal(key: try await memory.key()).open(sealed),
            attempt.provider == name, let state = query["state"], Secrets.areEqual(state, attempt.state),
            (attempt.began - IDTokenRules.leeway..<attempt.began + SignInAttempt.goodFor).contains(now())
        else { throw .notBegunHere }
        // Before the code is shown to anybody: of two that bring the same answer, one goes on.
        guard try await memory.use("state " + state, until: attempt.began + SignInAttempt.goodFor) else {
            throw .replayed
        }
        let document = try await provider.describe()
        try Self.check(query, document)
        guard let code = query["code"], !code.isEmpty else { throw .notBegunHere }
        let tokens = try await redeem(code, attempt, provider, document)
        let identity = try await verify(tokens, attempt, provider)
        guard let claimed = try await claimed(identity, tokens, provider, document) else { throw .nobody }
        let person: KnownPerson?
        do {
            person = try await finder.find(claimed, doing: activity)
        } catch {
            throw .record
        }
        guard let person else { throw .nobody }
        return Arrival(
            person: person,
            link: ProviderLink(
                provider: name, subject: identity.subject, session: identity.session, idToken: tokens.idToken),
            goal: attempt.goal)
    }

    /// The answer is the provider's own, and a yes.
    private static func check(_ query: [String: String], _ document: ProviderDocument) throws(SignInError) {
        if query["iss"] != nil || document.namesItself {
            guard query["iss"] == document.issuer else { throw .token(.issuer) }
        }
        if let error = query["error"] {
            throw .refused(isCancelled: ["access_denied", "user_cancelled", "login_cancelled"].contains(error))
        }
    }

    private func verify(
        _ tokens: TokenAnswer, _ attempt: SignInAttempt, _ provider: Provider
    ) async throws(SignInError) -> VerifiedIdentity {
        do {
            let token = try JSONWebToken(tokens.idToken)
            try await provider.verify(token)
            let rules = IDTokenRules(
                issuer: provider.settings.issuer, client: provider.settings.client, nonce: attempt.nonce,
                began: attempt.began, now: now(), accessToken: tokens.accessToken,
                levels: Set(provider.settings.levels))
            return try rules.check(token)
        } catch let fault as TokenFault {
            throw .token(fault)
        } catch let error as SignInError {
            throw error
        } catch {
            throw .unreachable
        }
    }
}

/// Somebody who has come back from a provider.
package struct Arrival: Sendable {
    package let person: KnownPerson
    package let link: ProviderLink
    /// The address of the page to go on to; nil: the start page.
    package let goal: String?
}

/// How a session here is known at the provider.
package struct ProviderLink: Sendable, Hashable {
    package var provider: String
    package var subject: String
    package var session: String?
    /// Shown to the provider when somebody signs out.
    package var idToken: String

    package init(provider: String, subject: String, session: String?, idToken: String) {
        self.provider = provider
        self.subject = subject
        self.session = session
        self.idToken = idToken
    }
}
