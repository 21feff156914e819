import Apps
import HTTPTypes
import Hummingbird
import MedCom
import NIOCore
import Pages
import Record

/// Where a gateway brings messages by HTTP: a token of a system that may create Bundles. It is taken over when it is in
/// the record; the answer to the sender is a message of its own.
struct MessageRoute {
    static let path = "/medcom/messages"

    let desk: MessageDesk
    let tokens: AccessTokens

    func register(on router: Router<PageRequestContext>) {
        router.post(RouterPath(Self.path)) { request, _ in
            guard let token = Self.token(request), let grant = try await tokens.verify(token) else {
                return Response(status: .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"messages\""])
            }
            let isSystem = grant.holder == "system" && grant.app == nil
            guard isSystem, SMARTScopes(grant.scope, levels: [.system]).permitAll(.create, "Bundle") else {
                return Response(status: .forbidden)
            }
            guard let body = try? await request.body.collect(upTo: MessageFolder.mostBytes) else {
                return Response(status: .contentTooLarge)
            }
            return try await answer(Array(body.readableBytesView))
        }
    }

    private func answer(_ bytes: [UInt8]) async throws -> Response {
        do {
            switch try await desk.receive(bytes) {
            // What was refused has been answered too: by an acknowledgement that says so.
            case .taken, .again, .refused: return Response(status: .accepted)
            case .unreadable(let fault): return Self.text(.badRequest, fault.lines)
            }
        } catch RecordError.busy {
            var response = Response(status: .serviceUnavailable)
            response.headers[.retryAfter] = "2"
            return response
        }
    }

    private static func token(_ request: Request) -> String? {
        guard let value = request.headers[.authorization], value.hasPrefix("Bearer ") else { return nil }
        return String(value.dropFirst("Bearer ".count))
    }

    private static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
