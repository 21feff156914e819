import Hummingbird
import Measures
import Pages

/// Says 503 at once when too many requests are under way, instead of letting all of them grow slow.
struct RequestLimit: RouterMiddleware {
    typealias Context = PageRequestContext

    let most: Int
    let metrics: RequestMetrics

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        // This request is counted already.
        guard metrics.underWay.value <= most || Self.isForOperators(request.uri.path) else {
            metrics.refused.add()
            throw PageError.busy
        }
        return try await next(request, context)
    }

    /// Whoever watches over the server must see that it has too much to do.
    private static func isForOperators(_ path: String) -> Bool {
        path == MetricsRoute.path || path.hasPrefix("/health/")
    }
}
