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
    /// Where somebody wanted to go who had to sign in first.
    var pendingAddress: String?
    /// What stands in the address after the question mark.
    var query: FormFields?
    /// What the request was sent to, such as `localhost:8080`.
    var authority: String?
}

extension PageServer {
    /// Who asks, and in which language.
    func visit(_ request: Request) async throws -> Visit {
        let headers = request.headers
        let language =
            cookies.language(in: headers) ?? Language(acceptLanguage: headers.value(of: "Accept-Language"))
        var visit = Visit(
            session: nil, sessionSecret: nil, hasBearerToken: false, language: language,
            formToken: cookies.formToken(in: headers), here: nil, authority: request.head.authority)
        visit.pendingAddress = cookies.address(in: headers).flatMap(Self.appAddress)
        if let authorization = headers[.authorization], authorization.lowercased().hasPrefix("bearer ") {
            visit.hasBearerToken = true
            if let account = try await account(ofToken: String(authorization.dropFirst(7))) {
                visit.session = Session(account: account, formToken: "")
            }
        } else if let secret = cookies.sessionSecret(in: headers), let session = sessions.session(secret, now: now) {
            visit.session = session
            visit.sessionSecret = secret
            visit.formToken = session.formToken
        }
        return visit
    }

    /// Only ever the page on which an app is let in: whatever a cookie says, nobody is sent elsewhere.
    private static func appAddress(_ address: String) -> String? {
        guard let route = Route(address: address), route.pattern == .authorize else { return nil }
        return route.target.text
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
        PageContext(
            language: visit.language, moment: Moment(now: now, zone: configuration.zone),
            viewer: visit.session?.account.viewer, here: visit.here, formToken: visit.formToken ?? "",
            assets: assets.links)
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
        let status = HTTPResponse.Status(code: error.kind.rawValue)
        var response = page(ErrorView(kind: error.kind, context: context(visit)).html, visit, status: status)
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
