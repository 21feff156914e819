import Apps
import HTTPTypes
import Hummingbird
import Pages
import Record
import Synchronization

/// Lets apps in browsers ask from the origins that they are registered with: the API, and what programs ask the
/// authorization server. Cookies never count: an app brings its token.
///
/// Source: Fetch, 3.2 CORS protocol; SMART App Launch 2.0, Considerations for Cross-Origin Resource Sharing.
final class CrossOrigins: RouterMiddleware {
    typealias Context = PageRequestContext

    private let registry: AppRegistry
    private let now: @Sendable () -> Int64
    private let known = Mutex<(origins: Set<String>, until: Int64)>(([], .min))

    /// Milliseconds for which the origins are not looked up again.
    private static let goodFor: Int64 = 5_000
    private static let paths = Set(AppRoute.allCases.map(\.path))
    private static let methods = "GET, HEAD, POST, PUT, PATCH, DELETE"
    private static let asked =
        "Authorization, Content-Type, Accept, If-Match, If-None-Match, If-Modified-Since, If-None-Exist, Prefer"
    private static let told = "ETag, Last-Modified, Location, Content-Location, Retry-After, X-Progress"
    /// Seconds for which a browser remembers what it may ask.
    private static let remembered = "600"

    init(_ registry: AppRegistry, now: @escaping @Sendable () -> Int64) {
        self.registry = registry
        self.now = now
    }

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], Self.isOpen(request.uri.path), try await isKnown(origin) else {
            return try await next(request, context)
        }
        if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
            return Response(
                status: .noContent,
                headers: [
                    .accessControlAllowOrigin: origin, .accessControlAllowMethods: Self.methods,
                    .accessControlAllowHeaders: Self.asked, .accessControlMaxAge: Self.remembered, .vary: "Origin",
                ])
        }
        var response = try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = Self.told
        response.headers[.vary] = (response.headers[.vary].map { $0 + ", " } ?? "") + "Origin"
        return response
    }

    private static func isOpen(_ path: String) -> Bool {
        path == ServerAddresses.apiPath || path.hasPrefix(ServerAddresses.apiPath + "/") || paths.contains(path)
    }

    private func isKnown(_ origin: String) async throws -> Bool {
        let now = now()
        if let origins = known.withLock({ $0.until > now ? $0.origins : nil }) { return origins.contains(origin) }
        let origins = Set(try await registry.all().flatMap(\.origins))
        known.withLock { $0 = (origins, now + Self.goodFor) }
        return origins.contains(origin)
    }
}
