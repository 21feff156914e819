import Apps
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import SignIn

/// What programs ask the authorization server, over HTTP: each line of ``AppRoute``.
struct AppRoutes {
    let server: AuthorizationServer
    /// What addresses begin with; nil: what the client used.
    let address: String?
    /// How often programs may try, right or wrong.
    let throttle: SignInThrottle
    /// Where a request came from; nil where that is not known.
    let clientAddress: @Sendable (Request, PageRequestContext) -> String?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64

    /// No client has more to say.
    private static let largestForm = 32_768

    func register(on router: Router<PageRequestContext>) {
        for route in AppRoute.allCases {
            router.on(RouterPath(route.path), method: route.isPost ? .post : .get) { request, context in
                if route.isPost, let seconds = throttle.wait(from: clientAddress(request, context), now: now()) {
                    var response = Self.response(.tooMany)
                    response.headers[.retryAfter] = String(seconds)
                    return response
                }
                return Self.response(try await answer(route, request))
            }
        }
    }

    private func answer(_ route: AppRoute, _ request: Request) async throws -> OAuthAnswer {
        let addresses = addresses(request)
        switch route {
        case .configuration, .openIDConfiguration: return ServerDescription(addresses).answer
        case .keys: return try await server.keys()
        case .token, .introspect, .revoke: break
        }
        guard let parameters = try await Self.form(request) else { return .malformed }
        let authorization = request.headers[.authorization]
        return switch route {
        case .introspect: try await server.introspect(parameters, authorization: authorization, at: addresses)
        case .revoke: try await server.revoke(parameters, authorization: authorization, at: addresses)
        default: try await server.token(parameters, authorization: authorization, at: addresses)
        }
    }

    private static func form(_ request: Request) async throws -> OAuthParameters? {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true,
            let body = try? await request.body.collect(upTo: largestForm),
            let text = String(validating: body.readableBytesView, as: UTF8.self)
        else { return nil }
        return OAuthParameters(encoded: text)
    }

    /// The address that the server was told, or the one that the client used.
    private func addresses(_ request: Request) -> ServerAddresses {
        if let address { return ServerAddresses(base: address) }
        let host = request.head.authority.flatMap { authority in
            // What stands in addresses must be a host and a port, whatever somebody sends.
            authority.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\/?#@".utf8.contains($0) } ? authority : nil
        }
        return ServerAddresses(base: "http://" + (host ?? "localhost"))
    }

    private static func response(_ answer: OAuthAnswer) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        // Source: RFC 6749, 5.1.
        headers[.cacheControl] = answer.isPublic ? "public, max-age=300" : "no-store"
        if answer.asksForCredentials { headers[.wwwAuthenticate] = "Basic realm=\"apps\"" }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
