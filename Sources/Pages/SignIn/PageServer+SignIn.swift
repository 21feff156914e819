import Apps
import HTML
import Hummingbird
import Logging
import SignIn

/// Signing in and out.
extension PageServer {
    /// The ways in, and on a record that is made for trying out, the form sent by somebody who chose whom to be.
    func signIn(_ route: Route, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        if let form { return try await signInAsPersona(form, visit) }
        var goal: String?
        if case .signInThen(let address) = route { goal = Route.goal(address) }
        var visit = visit
        // The form carries a token that a cookie repeats, since there is no session yet.
        let isNew = visit.formToken == nil
        let token = visit.formToken ?? randomness.token(bytes: 32)
        visit.formToken = token
        let ways = (configuration.relyingParty?.settings ?? []).map {
            SignInView.WayIn(provider: $0.name, label: $0.label, isForStaff: $0.kind == .professional)
        }
        let view = SignInView(
            waysIn: ways, personas: configuration.personas?.members.map(\.persona), goal: goal, context: context(visit))
        var response = page(view.html, visit)
        if isNew {
            response.headers.append(.init(name: .setCookie, value: cookies.setting(formToken: token)))
        }
        return response
    }

    /// Begins a session as one of the personas; only on records that are made for trying out.
    private func signInAsPersona(_ form: FormFields, _ visit: Visit) async throws -> Response {
        guard let personas = configuration.personas else { throw PageError.forbidden }
        try admit(visit)
        guard let member = form["persona"].flatMap(personas.member(personId:)) else { throw PageError.badRequest }
        let secret = try await sessions.begin(member.account, link: nil, insteadOf: visit.sessionSecret)
        return redirect(
            toAddress: Route.goal(form["from"]) ?? member.account.startPage.target.text,
            setting: [cookies.setting(sessionSecret: secret)])
    }

    /// Sends somebody to a provider.
    func signIn(with provider: String, goal: String?, _ visit: Visit) async throws -> Response {
        guard let party = configuration.relyingParty else { throw SignInError.unknownProvider }
        try admit(visit)
        let departure = try await party.begin(provider, goal: Route.goal(goal))
        return redirect(toAddress: departure.address, setting: [cookies.setting(attempt: departure.attempt)])
    }

    /// Takes in somebody whom a provider sends back.
    func finishSignIn(with provider: String, _ visit: Visit) async throws -> Response {
        guard let party = configuration.relyingParty else { throw SignInError.unknownProvider }
        try admit(visit)
        let arrival = try await party.finish(
            provider, query: visit.query?.values ?? [:], attempt: visit.attempt,
            doing: RoutePattern.signInReturn.rawValue)
        let account = Account(arrival.person)
        let secret = try await sessions.begin(account, link: arrival.link, insteadOf: visit.sessionSecret)
        return redirect(
            toAddress: Route.goal(arrival.goal) ?? account.startPage.target.text,
            setting: [cookies.setting(sessionSecret: secret), cookies.endingAttempt])
    }

    /// Counts a try to sign in, and refuses where there have been too many.
    private func admit(_ visit: Visit) throws(SignInError) {
        if let seconds = throttle.wait(from: visit.address, now: now) { throw .tooMany(retryAfter: seconds) }
    }

    /// Why nobody was signed in, in words to the visitor and in the log: never who it was.
    func signInFailed(_ error: SignInError, _ visit: Visit, _ logger: Logger) -> Response {
        var visit = visit
        // The address holds what the provider put into it: no page links to it.
        visit.here = nil
        // What a provider does is for the operator; tries that fail are counted, and written down without saying whose.
        let isProviders =
            switch error {
            case .refused(isCancelled: false), .unreachable, .badAnswer, .token, .record: true
            default: false
            }
        logger.log(
            level: isProviders ? .warning : .notice, "sign-in refused",
            metadata: ["error": .string(error.description)])
        let (kind, status): (SignInNoticeView.Kind, HTTPResponse.Status)
        switch error {
        case .unknownProvider: return errorPage(.notFound, visit)
        case .tooMany(let seconds): return errorPage(.tooMany(retryAfter: seconds), visit)
        case .notBegunHere, .replayed: (kind, status) = (.startOver, .badRequest)
        case .refused(isCancelled: true): (kind, status) = (.cancelled, .ok)
        case .nobody: (kind, status) = (.nobody, .forbidden)
        case .refused, .unreachable, .badAnswer, .token, .record: (kind, status) = (.unavailable, .serviceUnavailable)
        }
        var response = page(SignInNoticeView(kind: kind, context: context(visit)).html, visit, status: status)
        response.headers.append(.init(name: .setCookie, value: cookies.endingAttempt))
        return response
    }

    /// Ends the session here, and at the provider where one signed in with one.
    func signOut(_ visit: Visit) async throws -> Response {
        if let secret = visit.sessionSecret {
            try await sessions.end(secret)
            if let reference = visit.session?.account.reference {
                try await appServer.endSession(secret, of: reference)
            }
        }
        var address = Route.signedOut.target.text
        if let link = visit.session?.link, let party = configuration.relyingParty {
            address = await party.signOutAddress(link) ?? address
        }
        var response = redirect(toAddress: address, setting: [cookies.endingSession])
        // Whoever has the device next finds nothing of it, not by the key that goes back either.
        response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"")
        return response
    }

    /// A provider's order to end sessions. It is told whether it was understood, and nothing more.
    func endSessions(by provider: String, _ form: FormFields?, _ visit: Visit) async -> Response {
        var headers = HTTPFields()
        headers.set("Cache-Control", "no-store")
        do {
            guard let party = configuration.relyingParty else { throw SignInError.unknownProvider }
            guard let token = form?["logout_token"] else { throw SignInError.token(.malformed) }
            try admit(visit)
            try await sessions.end(try await party.endedSessions(provider, logoutToken: token))
            return Response(status: .ok, headers: headers)
        } catch SignInError.tooMany(let seconds) {
            headers.set("Retry-After", "\(seconds)")
            return Response(status: .tooManyRequests, headers: headers)
        } catch let error as SignInError where error != .record && error != .unreachable {
            return Response(status: .badRequest, headers: headers)
        } catch {
            return Response(status: .serviceUnavailable, headers: headers)
        }
    }
}

extension Account {
    /// Who somebody is whom the record knows.
    init(_ person: KnownPerson) {
        let work = person.work.map { Employment($0.profession, at: $0.workplace) }
        self.init(
            name: person.name, patient: person.patient,
            relations: person.relations.map {
                Relation(relatedPerson: $0.relatedPerson, patient: $0.patient, isParent: $0.isParent)
            },
            work: work.first.map(Work.professional), otherWork: Array(work.dropFirst()))
    }
}
