import Hummingbird
import Logging
import Pages

/// One line for each request: the route's pattern, never the address, which may say who is looked at.
struct RequestLog: RouterMiddleware {
    typealias Context = PageRequestContext

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let response = try await next(request, context)
        let taken = ContinuousClock.now - began
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "route": .string(context.endpointPath ?? "(none)"),
                "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(
                    Int64(taken.components.seconds) * 1000 + taken.components.attoseconds / 1_000_000_000_000_000),
            ])
        return response
    }
}
