import FHIRServer
import Hummingbird
import Logging
import Pages

/// What was thrown becomes a page in plain words, and every answer gets its security headers.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = PageRequestContext

    let pages: PageServer

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // The type says what kind of fault it is; the text could hold what somebody wrote.
            context.logger.log(
                level: pages.isFault(error) ? .error : .debug, "request refused",
                metadata: [
                    "route": .string(context.endpointPath ?? "(none)"),
                    "error": .string(pages.describeForLog(error)),
                ])
            response = await pages.answer(to: error, request)
            if FHIRService.owns(request.uri.path) {
                response = FHIRService.refusal(
                    status: response.status.code, accept: request.headers[.accept])
            }
        }
        await pages.addSecurityHeaders(to: &response)
        return response
    }
}
