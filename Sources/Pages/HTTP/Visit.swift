import HTML
import HTTPTypes
import Hummingbird
import NIOCore

/// One request, as far as every page needs to know it.
struct Visit {
    var session: Session?
    /// The secret of the session, for ending it.
    var sessionSecret: String?
    var hasBearerToken: Bool
    var language: Language
    /// What forms must carry; nil for anonymous requests that have no cookie yet.
    var formToken: String?
    var here: Route?
    /// Whether the browser brought the secret of a session that there is no more.
    var hadSession = false
    /// What stands in the address after the question mark.
    var query: FormFields?
    /// What a sign-in that has begun is held against.
    var attempt: String?
    /// Where it came from; nil where that is not known.
    var address: String?
    /// What it was sent to, such as `localhost:8080`.
    var authority: String?
    /// The request itself, for an answer that goes on while it is listened to.
    var request: Request?
    /// How far the record's events had come when it began; nil where nobody follows them.
    var position: Int64?
}

extension PageServer {
    /// Who asks, and in which language.
    ///
    /// - Parameter counts: whether this is use of the session, which puts its end off.
    func visit(_ request: Request, counts: Bool = true) async throws -> Visit {
        let headers = request.headers
        let language =
            cookies.language(in: headers) ?? Language(acceptLanguage: headers.value(of: "Accept-Language"))
        var visit = Visit(
            session: nil, sessionSecret: nil, hasBearerToken: false, language: language,
            formToken: cookies.formToken(in: headers), here: nil, authority: request.head.authority)
        if let authorization = headers[.authorization], authorization.lowercased().hasPrefix("bearer ") {
            visit.hasBearerToken = true
            if let account = try await account(ofToken: String(authorization.dropFirst(7))) {
                visit.session = Session(account: account, formToken: "")
            }
        } else if let secret = cookies.sessionSecret(in: headers) {
            if let session = try await sessions.session(secret, counts: counts) {
                visit.session = session
                visit.sessionSecret = secret
                visit.formToken = session.formToken
            } else {
                visit.hadSession = true
            }
        }
        visit.attempt = cookies.attempt(in: headers)
        return visit
    }

    private func account(ofToken token: String) async throws -> Account? {
        switch try await tokens.holder(of: token) {
        case nil: nil
        case .system(let name): Account(name: name, work: .system(name: name))
        case .persona(let code): configuration.personas?.member(code: code)?.account
        }
    }

    /// What a page is made with.
    func context(_ visit: Visit) -> PageContext {
        var context = PageContext(
            language: visit.language, moment: Moment(now: now, zone: configuration.zone),
            viewer: visit.session?.account.viewer, here: visit.here, formToken: visit.formToken ?? "",
            assets: assets.links)
        context.sessionEnd = visit.session?.end
        context.sessionWarning = SessionEnd.warning(configuration.sessionLimits)
        // A token is a program's; what it sends it keeps itself.
        if visit.sessionSecret != nil, let account = visit.session?.account, account.work == nil {
            context.keeping = account.reference.map { KeepingStrip.Setting(owner: $0) }
        }
        if visit.session != nil, let position = visit.position {
            context.changes = visit.here?.changes(since: position)
        }
        return context
    }

    /// A page as an answer. It is about somebody, so nothing on the way may keep it.
    func page(_ html: HTML, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers.set("Content-Type", "text/html; charset=utf-8")
        headers.set("Content-Language", visit.language.rawValue)
        headers.set("Cache-Control", "private, no-store")
        headers.set("Vary", "Accept-Language, Authorization, Cookie")
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.document())))
    }

    func errorPage(_ error: PageError, _ visit: Visit) -> Response {
        var visit = visit
        // What could not be shown is told of no changes.
        visit.position = nil
        let status = HTTPResponse.Status(code: error.kind.rawValue)
        let goal = Route.goal(visit.here?.target.text)
        // Whose time was up is told so; the status is the same as for whoever never signed in.
        let html =
            error == .unauthorized && visit.hadSession
            ? SignInNoticeView(kind: .ended, context: context(visit), goal: goal).html
            : ErrorView(kind: error.kind, context: context(visit), goal: goal).html
        var response = page(html, visit, status: status)
        if case .tooMany(let seconds) = error {
            response.headers.set("Retry-After", "\(seconds)")
        }
        if error == .busy {
            response.headers.set("Retry-After", "2")
        }
        if error == .unauthorized {
            response.headers.set("WWW-Authenticate", "Bearer realm=\"tovholder\"")
        }
        return response
    }

    /// Sends the browser on after a form, so that a reload does not send the form again.
    func redirect(to route: Route, setting cookies: [String] = []) -> Response {
        redirect(toAddress: route.target.text, setting: cookies)
    }

    func redirect(toAddress address: String, setting cookies: [String] = []) -> Response {
        var headers = HTTPFields()
        headers[.location] = address
        headers.set("Cache-Control", "private, no-store")
        headers[values: .setCookie] = cookies
        return Response(status: .seeOther, headers: headers)
    }
}
