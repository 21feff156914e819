import HTML
import Hummingbird

/// Pages for those who have not signed in yet, and about the signing in.
extension PageServer {
    func start(_ visit: Visit) -> Response {
        redirect(to: visit.session?.account.startPage ?? .signIn)
    }

    func help(_ visit: Visit) -> Response {
        page(HelpView(context: context(visit)).html, visit)
    }

    /// The cards to choose from. The form carries a token that a cookie repeats, since there is no session yet.
    func signIn(_ visit: Visit) -> Response {
        var visit = visit
        let isNew = visit.formToken == nil
        let token = visit.formToken ?? randomness.token(bytes: 32)
        visit.formToken = token
        let personas = configuration.personas?.members.map(\.persona)
        var response = page(SignInView(personas: personas, context: context(visit)).html, visit)
        if isNew {
            response.headers.append(.init(name: .setCookie, value: cookies.setting(formToken: token)))
        }
        return response
    }

    /// Begins a session as one of the personas; only on records that are made for trying out.
    func signIn(_ form: FormFields, _ visit: Visit) throws(PageError) -> Response {
        guard let personas = configuration.personas else { throw .forbidden }
        guard let member = form["persona"].flatMap(personas.member(personId:)) else { throw .badRequest }
        if let old = visit.sessionSecret {
            sessions.end(old)
        }
        let secret = sessions.begin(member.account, now: now)
        return redirect(
            toAddress: visit.pendingAddress ?? member.account.startPage.target.text,
            setting: [cookies.setting(sessionSecret: secret), cookies.endingAddress])
    }

    func signOut(_ visit: Visit) -> Response {
        if let secret = visit.sessionSecret {
            sessions.end(secret)
        }
        return redirect(to: .signIn, setting: [cookies.endingSession])
    }

    /// Remembers the language and goes back; only ever to a page of ours.
    func change(to language: Language, from address: String) -> Response {
        let back = Route(address: address) ?? .start
        return redirect(to: back, setting: [cookies.setting(language: language)])
    }
}
