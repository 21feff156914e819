import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages

/// For those who watch over the server: whether it is alive, and whether it can serve.
struct HealthRoutes {
    let readiness: Readiness

    func register(on router: Router<PageRequestContext>) {
        router.get("/health/live") { _, _ in Self.answer(.ok, "live") }
        router.get("/health/ready") { _, context in
            let complaints = await readiness.complaints()
            guard !complaints.isEmpty else { return Self.answer(.ok, "ready") }
            let told = complaints.map { "not ready: \($0.rawValue)" }.joined(separator: "\n")
            context.logger.warning("not ready", metadata: ["complaints": .string(told)])
            return Self.answer(.serviceUnavailable, told)
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.cacheControl] = "no-store"
        if status == .serviceUnavailable { headers[.retryAfter] = "2" }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
