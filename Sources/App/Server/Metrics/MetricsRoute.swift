import HTTPTypes
import Hummingbird
import Measures
import NIOCore
import Pages
import SignIn

/// What the server measures of itself, for Prometheus. There is nothing about citizens in it, but how busy a record is,
/// and with what, is not for everybody.
struct MetricsRoute {
    static let path = "/metrics"

    let registry: MetricsRegistry
    /// Who brings this sees it, from wherever. Nil: whoever asks from this very machine does, unless a proxy stands
    /// in front, for then everybody seems to.
    let token: String?
    let isBehindProxy: Bool

    func register(on router: Router<PageRequestContext>) {
        router.get(RouterPath(Self.path)) { request, context in
            if let refusal = refusal(request, context) {
                return Response(status: refusal, headers: Self.headers(refusal))
            }
            var headers = HTTPFields()
            headers[.contentType] = PrometheusText.contentType
            headers[.cacheControl] = "no-store"
            let text = PrometheusText.text(await registry.families())
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    /// Why somebody does not see it; nil: who may.
    private func refusal(_ request: Request, _ context: PageRequestContext) -> HTTPResponse.Status? {
        if let token {
            let given = request.headers[.authorization] ?? ""
            return Secrets.areEqual(given, "Bearer \(token)") ? nil : .unauthorized
        }
        return !isBehindProxy && Self.isLocal(context.remoteAddress) ? nil : .notFound
    }

    private static func headers(_ status: HTTPResponse.Status) -> HTTPFields {
        status == .unauthorized ? [.wwwAuthenticate: "Bearer realm=\"metrics\""] : [:]
    }

    private static func isLocal(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return false }
        return text.hasPrefix("127.") || text.hasPrefix("::ffff:127.") || text == "::1"
    }
}
