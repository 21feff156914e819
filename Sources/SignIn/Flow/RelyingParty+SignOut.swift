/// Signing out: here and at the provider, begun on either side.
extension RelyingParty {
    /// Where somebody is sent who signs out here, so that the provider's session ends too (RP-Initiated Logout 1.0); nil
    /// where the provider has no such place, or cannot be asked: the session here ends all the same.
    package func signOutAddress(_ link: ProviderLink) async -> String? {
        guard let provider = providers[link.provider], let document = try? await provider.describe(),
            let endSession = document.endSession
        else { return nil }
        return endSession.with([
            ("id_token_hint", link.idToken), ("client_id", provider.settings.client),
            ("post_logout_redirect_uri", signedOutAddress),
        ])
    }

    /// The origins that a form of ours may lead to by a redirection: browsers hold `form-action` against those too.
    package var formOrigins: [String] {
        get async {
            var origins: Set<String> = []
            for provider in providers.values {
                if let issuer = WebAddress(provider.settings.issuer) { origins.insert(issuer.origin) }
                if let end = await provider.described?.endSession { origins.insert(end.origin) }
            }
            return origins.sorted()
        }
    }

    /// Whose sessions end, by a provider's word.
    package struct EndedSessions: Sendable, Hashable {
        package let provider: String
        /// All of this subject's; nil: only that of ``session``.
        package let subject: String?
        /// One session at the provider; nil: all of the subject's.
        package let session: String?
    }

    /// Reads a provider's order to end sessions (Back-Channel Logout 1.0). Each order is taken once.
    ///
    /// - Parameter text: the logout token as it came.
    package func endedSessions(_ name: String, logoutToken text: String) async throws(SignInError) -> EndedSessions {
        guard let provider = providers[name] else { throw .unknownProvider }
        let notice: LogoutNotice
        do {
            let token = try JSONWebToken(text)
            let rules = LogoutTokenRules(
                issuer: provider.settings.issuer, client: provider.settings.client, now: now())
            // Before any key is asked for: a stranger's token costs nothing.
            notice = try rules.check(token)
            try await provider.verify(token)
        } catch let fault as TokenFault {
            throw .token(fault)
        } catch let error as SignInError {
            throw error
        } catch {
            throw .unreachable
        }
        let goodFor = LogoutTokenRules.goodFor + IDTokenRules.leeway
        guard try await memory.use("logout \(name) \(notice.identifier)", until: now() + goodFor) else {
            throw .token(.replayed)
        }
        return EndedSessions(provider: name, subject: notice.subject, session: notice.session)
    }
}
