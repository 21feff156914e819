package import Logging
package import Tracing

/// Writes spans as lines of the log: a tracer that needs nothing else. Any other of swift-distributed-tracing's can stand
/// in its place.
///
/// A line waits in the log's bounded queue, or is left out and counted: tracing never holds the work up.
package struct LogTracer: Tracer {
    private enum ParentKey: ServiceContextKey {
        typealias Value = TraceParent
    }

    private let write: @Sendable (Logger.Metadata) -> Void
    /// The share of requests that are traced where whoever asks does not say: 0 to 1.
    private let share: Double
    private let random: @Sendable () -> UInt64

    /// - Parameters:
    ///   - share: of the requests that bring no `traceparent`; one that does says itself.
    ///   - random: 64 bits of chance.
    ///   - write: given the names and values of each span that has ended; it may not wait.
    package init(
        share: Double, random: @escaping @Sendable () -> UInt64,
        write: @escaping @Sendable (Logger.Metadata) -> Void
    ) {
        self.write = write
        self.share = share
        self.random = random
    }

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> LogSpan {
        var context = context()
        let parent = context[ParentKey.self]
        let own = TraceParent(
            trace: parent?.trace ?? identifier() + identifier(), span: identifier(),
            isSampled: parent?.isSampled ?? isChosen())
        context[ParentKey.self] = own
        return LogSpan(
            operationName, kind: kind, context: context, own, below: parent?.span,
            began: instant().nanosecondsSinceEpoch, write)
    }

    /// Nothing waits here.
    package func forceFlush() {}

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        context[ParentKey.self] = extractor.extract(key: TraceParent.header, from: carrier).flatMap(TraceParent.init)
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let parent = context[ParentKey.self] else { return }
        injector.inject(parent.text, forKey: TraceParent.header, into: &carrier)
    }

    /// The trace and span of a context.
    static func parent(of context: ServiceContext) -> TraceParent? { context[ParentKey.self] }

    private func identifier() -> String { RandomIdentifier.hexadecimal(max(random(), 1)) }

    private func isChosen() -> Bool { Double(random() >> 11) < share * Double(1 << 53) }
}
