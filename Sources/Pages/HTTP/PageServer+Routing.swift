import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import Record
import SignIn

extension PageServer {
    /// Registers every page of the table, and the files that they need.
    package func register(on router: Router<PageRequestContext>) {
        for pattern in RoutePattern.allCases {
            for method in pattern.methods {
                let method = method == .get ? HTTPRequest.Method.get : .post
                router.on(RouterPath(pattern.rawValue), method: method) { request, context in
                    try await respond(to: request, context, pattern)
                }
            }
        }
        router.on(RouterPath("/\(AssetStore.folder)/{file}"), method: .get) { request, context in
            try asset(request, context)
        }
    }

    /// One request for a page: who asks, whether they may, what they ask for; then the page.
    private func respond(
        to request: Request, _ context: PageRequestContext, _ pattern: RoutePattern
    ) async throws -> Response {
        // Before anything is read, so that nothing that happens while it is escapes whoever listens afterwards.
        let position = pattern.hearsOf == nil ? nil : hub.position
        let isRenewal = request.headers.value(of: Self.renewalHeader) != nil
        var visit = try await visit(
            request, counts: request.method == .post || (pattern.rules.countsAsUse && !isRenewal))
        visit.address = configuration.clientAddress(request, context)
        visit.request = request
        visit.position = position
        do {
            guard let query = FormFields(request.uri.query ?? ""),
                let parameters = Self.parameters(context, pattern),
                let route = Route(pattern, parameters: parameters, query: query.values)
            else { throw PageError.badRequest }
            visit.here = request.method == .post ? nil : route
            visit.query = query
            try permit(visit, pattern)
            var form: FormFields?
            if request.method == .post {
                form = try await Self.form(request, upTo: pattern.rules.largestForm)
                if pattern.rules.needsFormToken {
                    do {
                        try checkOrigin(request, visit)
                        try checkToken(form, visit)
                    } catch {
                        // Somebody tries to get round a defence, or a page is older than its session.
                        context.logger.notice("form refused", metadata: ["page": .string(pattern.rawValue)])
                        throw error
                    }
                }
            }
            return try await answer(route, visit, form)
        } catch RecordError.unrelated {
            // A professional without a care relation is told of the ways in, whether there is such a citizen or not.
            guard let citizen = visit.here?.citizen else { return errorPage(.notFound, visit) }
            return redirect(to: .opening(citizen: citizen))
        } catch {
            if let error = error as? SignInError { return signInFailed(error, visit, context.logger) }
            let error = PageError(error)
            if error == .failure { throw error }
            return errorPage(error, visit)
        }
    }

    private static func parameters(_ context: PageRequestContext, _ pattern: RoutePattern) -> [String: String]? {
        var parameters: [String: String] = [:]
        for case .parameter(let parameter) in pattern.segments {
            parameters[parameter.rawValue] = context.parameters.get(parameter.rawValue)
        }
        return parameters
    }

    private func permit(_ visit: Visit, _ pattern: RoutePattern) throws(PageError) {
        guard pattern.access != .everybody else { return }
        guard let account = visit.session?.account else { throw .unauthorized }
        guard account.mayUse(pattern.access) else { throw .forbidden }
    }

    private static func form(_ request: Request, upTo largestForm: Int) async throws -> FormFields {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw PageError.badRequest
        }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: largestForm)
        } catch {
            throw PageError.badRequest
        }
        guard let text = String(validating: body.readableBytesView, as: UTF8.self), let form = FormFields(text) else {
            throw PageError.badRequest
        }
        return form
    }

    /// A form that does not come from our own pages changes nothing. A bearer token is no cookie: no other site can
    /// make a browser send it.
    private func checkToken(_ form: FormFields?, _ visit: Visit) throws(PageError) {
        guard !visit.hasBearerToken else { return }
        guard let expected = visit.formToken, let given = form?[FormToken.fieldName],
            Secrets.areEqual(expected, given)
        else { throw .badRequest }
    }

    /// What browsers say about where a form was sent from, beside the token: whoever stole a token on another site still
    /// sends it from there. Programs say nothing, and bring a bearer token.
    private func checkOrigin(_ request: Request, _ visit: Visit) throws(PageError) {
        guard !visit.hasBearerToken else { return }
        if let site = request.headers.value(of: "Sec-Fetch-Site") {
            guard site == "same-origin" || site == "none" else { throw .badRequest }
        }
        if let origin = request.headers[.origin] {
            let own = ["http://", "https://"].map { $0 + (request.head.authority ?? "") } + [configuration.origin]
            guard own.contains(origin) else { throw .badRequest }
        }
    }

    private func asset(_ request: Request, _ context: PageRequestContext) throws -> Response {
        guard let name = context.parameters.get("file"), let file = assets.file(named: name) else {
            throw PageError.notFound
        }
        var headers = HTTPFields()
        headers.set("Content-Type", file.contentType)
        headers.set("Cache-Control", "public, max-age=31536000, immutable")
        headers.set("ETag", "\"\(file.name)\"")
        if request.headers.value(of: "If-None-Match") == "\"\(file.name)\"" {
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
