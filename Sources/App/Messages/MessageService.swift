import Logging
import MedCom
import Record
import ServiceLifecycle
import Subscriptions

/// Exchanges messages for as long as the server runs, in one of the processes that share a record.
struct MessageService: Service {
    private let exchange: MessageExchange
    let messages: MessageSender
    private let connections: HTTPHookSender?

    /// Nil where no way for messages is configured.
    ///
    /// - Throws: where the folder, the gateway's address or the file with the token cannot be used.
    init?(_ record: Record, _ settings: MessageSettings, endpoints: EndpointRules, _ logger: Logger) throws {
        guard settings.isConfigured else { return nil }
        let folder = try settings.folder.map { try MessageFolder($0) }
        let desk = MessageDesk(record)
        let transport: any MessageTransport
        if let address = settings.gateway {
            let sender = HTTPHookSender(endpoints)
            let token = try settings.tokenFile.map { try SmallFile.text(at: $0) }?
                .split(whereSeparator: \.isNewline).first.map(String.init)
            transport = GatewayTransport(
                sender: sender, endpoint: try endpoints.endpoint(address),
                headers: try token.map { [try HookHeader("Authorization: Bearer " + $0)] } ?? [])
            connections = sender
        } else if let folder {
            transport = folder
            connections = nil
        } else {
            return nil
        }
        messages = MessageSender(record, transport: transport)
        exchange = MessageExchange(
            record, desk: desk, inbox: folder.map { MessageInbox(desk, folder: $0) }, sender: messages,
            tell: { logger.warning("\($0)") })
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown { try await exchange.run() }
        // A record that was closed ends the work, but not the server.
        try? await gracefulShutdown()
        await connections?.shutdown()
    }
}
