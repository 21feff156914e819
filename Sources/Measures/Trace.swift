package import Tracing

/// Spans of the work that a request causes, wherever in the house it is done.
///
/// The tracer travels with the context of the request. Without one, a span costs a look at the task's own context.
package enum Trace {
    package typealias Context = ServiceContext
    package typealias Instant = DefaultTracerClock.Timestamp

    private enum TracerKey: ServiceContextKey {
        typealias Value = any Tracer
    }

    /// A context in which spans are made by a tracer.
    package static func context(_ tracer: any Tracer, in context: ServiceContext = .topLevel) -> ServiceContext {
        var context = context
        context[TracerKey.self] = tracer
        return context
    }

    package static var now: Instant { DefaultTracerClock.now }

    /// The context of the work at hand, to be taken along to another thread; nil where nobody traces.
    package static var here: ServiceContext? { ServiceContext.current }

    /// Runs work within a span.
    ///
    /// - Parameter name: of a closed set; never anything about anybody.
    package static func span<Result>(
        _ name: String, isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
    ) async rethrows -> Result {
        guard let span = start(name, in: here) else { return try await work() }
        defer { span.end() }
        do {
            return try await ServiceContext.withValue(span.context, operation: work)
        } catch {
            fail(span, error)
            throw error
        }
    }

    /// Runs work within a span, on a thread that has no context of its own.
    package static func span<Result>(
        _ name: String, in context: ServiceContext?, _ work: () throws -> Result
    ) rethrows -> Result {
        guard let span = start(name, in: context) else { return try work() }
        defer { span.end() }
        do {
            return try ServiceContext.withValue(span.context, operation: work)
        } catch {
            fail(span, error)
            throw error
        }
    }

    /// Tells of work that several traces waited for. Its span is below that of the first, and linked to the others.
    ///
    /// - Parameters:
    ///   - size: how many shared it.
    ///   - began: when it did, as ``now`` said it.
    package static func finished(
        _ name: String, size: Int, since began: Instant, for contexts: [ServiceContext], _ error: (any Error)? = nil
    ) {
        guard let first = contexts.first, let tracer = first[TracerKey.self] else { return }
        let span = tracer.startSpan(name, context: first, at: began)
        span.attributes["size"] = size
        for context in contexts.dropFirst() { span.addLink(SpanLink(context: context, attributes: [:])) }
        if let error { fail(span, error) }
        span.end()
    }

    /// Runs work on another thread with the context that it belongs to.
    package static func carrying<Result>(_ context: ServiceContext?, _ work: () throws -> Result) rethrows -> Result {
        guard let context else { return try work() }
        return try ServiceContext.withValue(context, operation: work)
    }

    private static func start(_ name: String, in context: ServiceContext?) -> (any Span)? {
        guard let context, let tracer = context[TracerKey.self] else { return nil }
        return tracer.startSpan(name, context: context)
    }

    /// Says what kind of error it was: its text could hold what somebody wrote.
    package static func fail(_ span: any Span, _ error: any Error) {
        span.setStatus(SpanStatus(code: .error))
        span.attributes["error.type"] = String(describing: type(of: error))
    }
}
