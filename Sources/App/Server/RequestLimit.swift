import Hummingbird
import Pages
import Synchronization

/// Says 503 at once when too many requests are under way, instead of letting all of them grow slow.
final class RequestLimit: RouterMiddleware {
    typealias Context = PageRequestContext

    private let most: Int
    private let underWay = Atomic(0)

    init(most: Int) {
        self.most = most
    }

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        let (before, _) = underWay.add(1, ordering: .relaxed)
        defer { underWay.subtract(1, ordering: .relaxed) }
        guard before < most else { throw PageError.busy }
        return try await next(request, context)
    }
}
