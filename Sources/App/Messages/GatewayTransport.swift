import MedCom
import Subscriptions

/// Sends messages to a gateway by HTTP, with the same care for where a connection goes as notifications.
struct GatewayTransport: MessageTransport {
    let sender: any HookSender
    let endpoint: HookEndpoint
    let headers: [HookHeader]

    /// Seconds that the gateway has to take a message over.
    private static let timeout: Int64 = 30

    func send(_ parcel: MessageParcel) async throws(TransportFailure) {
        var request = HookRequest(
            .post, endpoint, headers: headers, body: parcel.content, timeout: Self.timeout,
            event: parcel.message + "/" + parcel.bundle)
        request.contentType = "application/fhir+" + parcel.format.rawValue
        do {
            try await sender.send(request)
        } catch {
            throw .unreachable
        }
    }
}
