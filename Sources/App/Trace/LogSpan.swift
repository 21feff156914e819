import Logging
import Synchronization
package import Tracing

/// A span that becomes a line of the log when it ends.
package final class LogSpan: Span {
    private struct State {
        var name: String
        var attributes: SpanAttributes = [:]
        var links: [SpanLink] = []
        var hasFailed = false
        var hasEnded = false
    }

    package let context: ServiceContext
    private let kind: SpanKind
    private let own: TraceParent
    private let parent: String?
    private let began: UInt64
    private let write: @Sendable (Logger.Metadata) -> Void
    private let state: Mutex<State>

    /// As many traces that waited for the same work are named.
    private static let mostLinks = 16

    /// - Parameters:
    ///   - parent: the span that it belongs below.
    ///   - began: nanoseconds since 1970-01-01T00:00:00Z.
    ///   - write: given names and values when the span has ended.
    init(
        _ name: String, kind: SpanKind, context: ServiceContext, _ own: TraceParent, below parent: String?,
        began: UInt64, _ write: @escaping @Sendable (Logger.Metadata) -> Void
    ) {
        self.kind = kind
        self.context = context
        self.own = own
        self.parent = parent
        self.began = began
        self.write = write
        state = Mutex(State(name: name))
    }

    package var isRecording: Bool { own.isSampled }

    package var operationName: String {
        get { state.withLock { $0.name } }
        set { state.withLock { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { state.withLock { $0.attributes = newValue } }
    }

    package func setStatus(_ status: SpanStatus) { state.withLock { $0.hasFailed = status.code == .error } }

    package func addLink(_ link: SpanLink) {
        state.withLock { if $0.links.count < Self.mostLinks { $0.links.append(link) } }
    }

    /// Events are not written: what happens within a span has a span of its own.
    package func addEvent(_ event: SpanEvent) {}

    /// Only that it failed: what an error says could be about somebody.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        state.withLock { $0.hasFailed = true }
    }

    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard isRecording else { return }
        let now = instant().nanosecondsSinceEpoch
        let ended = state.withLock { state -> State? in
            defer { state.hasEnded = true }
            return state.hasEnded ? nil : state
        }
        guard let ended else { return }
        var fields: Logger.Metadata = [
            "span": .string(ended.name), "trace": .string(own.trace), "id": .string(own.span),
            "kind": .string("\(kind)"), "microseconds": .stringConvertible((max(now, began) - began) / 1000),
        ]
        if let parent { fields["parent"] = .string(parent) }
        if ended.hasFailed { fields["failed"] = .string("true") }
        let links = ended.links.compactMap { LogTracer.parent(of: $0.context) }.map { "\($0.trace)-\($0.span)" }
        if !links.isEmpty { fields["links"] = .string(links.joined(separator: " ")) }
        ended.attributes.forEach { name, value in fields[name] = Self.metadata(value) }
        write(fields)
    }

    private static func metadata(_ value: SpanAttribute) -> Logger.MetadataValue {
        switch value {
        case .int32(let number): .stringConvertible(number)
        case .int64(let number): .stringConvertible(number)
        case .string(let text): .string(text)
        default: .string("\(value)")
        }
    }
}
