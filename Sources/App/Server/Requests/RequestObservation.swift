import HTTPTypes
import Hummingbird
import Logging
import Measures
import Pages
import Tracing

/// Counts each request, and writes a line about it where the log is that fine: the route's pattern, never the address,
/// which may say who is looked at.
struct RequestObservation: RouterMiddleware {
    typealias Context = PageRequestContext

    let metrics: RequestMetrics
    let lifeCycle: LifeCycle
    /// Nil: nobody traces.
    let tracer: (any Tracer)?

    func handle(
        _ request: Request, context: PageRequestContext,
        next: (Request, PageRequestContext) async throws -> Response
    ) async throws -> Response {
        metrics.underWay.increase()
        defer { metrics.underWay.decrease() }
        let began = ContinuousClock.now
        let span = tracer.flatMap { begin($0, request) }
        var response =
            if let span {
                try await ServiceContext.withValue(span.context) { try await next(request, context) }
            } else {
                try await next(request, context)
            }
        let taken = ContinuousClock.now - began
        let route = metrics.route(
            interaction: context.note.interaction, pattern: context.endpointPath, request.method)
        route.record(status: response.status.code, taken)
        span?.end(route, response)
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

    /// The span of a whole request, below that of whoever asks where they say so; nil where it is not to be traced.
    private func begin(_ tracer: any Tracer, _ request: Request) -> RequestSpan? {
        var context = ServiceContext.topLevel
        tracer.extract(request.headers, into: &context, using: HeaderExtractor())
        let span = tracer.startSpan("request", context: context, ofKind: .server)
        return span.isRecording ? RequestSpan(span, Trace.context(tracer, in: span.context)) : nil
    }
}

/// The span of a request, which gets its name when it is known what was asked for.
private struct RequestSpan {
    private let span: any Span
    let context: ServiceContext

    init(_ span: any Span, _ context: ServiceContext) {
        self.span = span
        self.context = context
    }

    func end(_ route: RequestMetrics.Route, _ response: Response) {
        span.operationName = "\(route.method) \(route.pattern)"
        span.attributes["http.response.status_code"] = response.status.code
        if response.status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
        span.end()
    }
}

/// Finds what tracers look for among the headers of a request.
private struct HeaderExtractor: Extractor {
    func extract(key: String, from carrier: HTTPFields) -> String? {
        HTTPField.Name(key).flatMap { carrier[$0] }
    }
}
