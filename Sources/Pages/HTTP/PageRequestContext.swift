package import Hummingbird
package import NIOCore

/// What goes with one request.
package struct PageRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// What is found out about the request on its way, for the log and the figures.
    package let note = RequestNote()
    private let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The address that the request came from: the client's, or that of the proxy in front. Nil where there is none.
    package var remoteAddress: SocketAddress? { channel.remoteAddress }
}
