import HTTPTypes
import Measures
import NIOCore
import NIOHTTPTypes

/// Watches over one connection: that there are not too many, that bodies come in time, that answers are taken in time,
/// and that all ends when the server does. Headers that do not come, and silence, are Hummingbird's idle time-out.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ConnectionLimits
    private var isTooMany = false
    private var body: (began: NIODeadline, bytes: Int)?
    private var bodyCheck: Scheduled<Void>?
    private var stallCheck: Scheduled<Void>?
    private var end: Scheduled<Void>?

    /// A connection that is one too many and asks for nothing is closed after this.
    private static let patience = TimeAmount.seconds(2)
    /// Seconds after which whoever is refused may try again.
    private static let retryAfter = "2"

    init(_ limits: ConnectionLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard limits.open.increase() >= limits.most else { return }
        isTooMany = true
        limits.refused.add()
        end = schedule(in: Self.patience, context) { $0.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        limits.open.decrease()
        for task in [bodyCheck, stallCheck, end] { task?.cancel() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isTooMany {
            if case .head = unwrapInboundIn(data) { refuse(context) }
            return
        }
        switch unwrapInboundIn(data) {
        case .head: body = (.now(), 0)
        case .body(let bytes): body?.bytes += bytes.readableBytes
        case .end:
            body = nil
            bodyCheck?.cancel()
            bodyCheck = nil
        }
        context.fireChannelRead(data)
    }

    /// A request that came whole in one go, as nearly all do, needs no watching.
    func channelReadComplete(context: ChannelHandlerContext) {
        if body != nil, bodyCheck == nil {
            bodyCheck = schedule(in: .seconds(limits.bodySeconds), context, checkBody)
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stallCheck?.cancel()
        stallCheck = nil
        if !context.channel.isWritable { watchStall(context, since: buffered(context)) }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            // What has begun is finished, but not for ever.
            end = schedule(in: .seconds(limits.stopSeconds), context) { $0.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func refuse(_ context: ChannelHandlerContext) {
        let fields: HTTPFields = [.connection: "close", .contentLength: "0", .retryAfter: Self.retryAfter]
        let head = HTTPResponse(status: .serviceUnavailable, headerFields: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    private func checkBody(_ context: ChannelHandlerContext) {
        bodyCheck = nil
        guard let body else { return }
        let seconds = Int((NIODeadline.now() - body.began).nanoseconds / 1_000_000_000)
        guard body.bytes >= (seconds - Int(limits.bodySeconds)) * limits.leastRate, body.bytes > 0 else {
            return closeSlow(context)
        }
        bodyCheck = schedule(in: .seconds(limits.bodySeconds), context, checkBody)
    }

    /// Looks again after a while: nothing taken meanwhile is a client that does not read.
    private func watchStall(_ context: ChannelHandlerContext, since before: Int) {
        stallCheck = schedule(in: .seconds(limits.stallSeconds), context) { [self] context in
            stallCheck = nil
            let now = buffered(context)
            guard now < before else { return closeSlow(context) }
            watchStall(context, since: now)
        }
    }

    private func closeSlow(_ context: ChannelHandlerContext) {
        limits.slow.add()
        context.close(promise: nil)
    }

    /// Bytes that have been written and not been taken.
    private func buffered(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func schedule(
        in time: TimeAmount, _ context: ChannelHandlerContext, _ work: @escaping (ChannelHandlerContext) -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { work(context) }
    }
}
