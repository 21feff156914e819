import HTTPTypes
import Hummingbird
import Logging
import Measures
import Pages

/// Counts each request, and writes a line about it where the log is that fine: the route's pattern, never the address,
/// which may say who is looked at.
struct RequestObservation: RouterMiddleware {
    typealias Context = PageRequestContext

    let metrics: RequestMetrics
    let lifeCycle: LifeCycle

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        metrics.underWay.increase()
        defer { metrics.underWay.decrease() }
        let began = ContinuousClock.now
        var response = try await next(request, context)
        let taken = ContinuousClock.now - began
        let route = metrics.route(
            interaction: context.note.interaction, pattern: context.endpointPath, request.method)
        route.record(status: response.status.code, taken)
        // Whoever keeps a connection is told to take another one, to another server.
        if lifeCycle.isDraining { response.headers[.connection] = "close" }
        context.logger.info(
            "request",
            metadata: [
                "method": .string(route.method), "route": .string(route.pattern),
                "status": .stringConvertible(response.status.code),
                "microseconds": .stringConvertible(
                    taken.components.seconds * 1_000_000 + taken.components.attoseconds / 1_000_000_000_000),
            ])
        return response
    }
}
