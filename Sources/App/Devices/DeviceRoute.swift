import Apps
import HTTPTypes
import Hummingbird
import Logging
import Monitoring
import NIOCore
import Pages
import Record

/// Where devices bring what was measured: docs/devices.md.
struct DeviceRoute {
    static let path = "/device/measurements"
    /// What a device's token is for.
    static let scope = "measurements"

    let desk: DeviceDesk
    let tokens: AccessTokens
    let logger: Logger

    func register(on router: Router<PageRequestContext>) {
        router.post(RouterPath(Self.path)) { request, _ in
            guard let token = Self.token(request), let grant = try await tokens.verify(token), grant.app == nil,
                grant.scope == Self.scope, let device = Self.device(grant.holder)
            else {
                return Response(status: .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"devices\""])
            }
            guard let body = try? await request.body.collect(upTo: DeviceMessage.mostBytes) else {
                return Response(status: .contentTooLarge)
            }
            return try await answer(Array(body.readableBytesView), from: device)
        }
    }

    /// The id of the Device that a token stands for; nil where it stands for anything else.
    static func device(_ holder: String) -> String? {
        let prefix = "Device/"
        guard holder.hasPrefix(prefix), holder.count > prefix.count else { return nil }
        return String(holder.dropFirst(prefix.count))
    }

    private func answer(_ bytes: [UInt8], from device: String) async throws -> Response {
        do {
            return Self.json(.ok, try await desk.receive(bytes, from: device))
        } catch let refusal as DeviceRefusal {
            logger.notice("a device was refused", metadata: ["error": .string(refusal.code.rawValue)])
            return Self.json(refusal.code == .malformed ? .badRequest : .unprocessableContent, refusal.bytes)
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

    private static func json(_ status: HTTPResponse.Status, _ bytes: [UInt8]) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
