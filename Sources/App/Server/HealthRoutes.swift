import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Record

/// For those who watch over the server: whether it is alive, and whether it can serve.
struct HealthRoutes {
    let record: Record

    func register(on router: Router<PageRequestContext>) {
        router.get("/health/live") { _, _ in Self.answer(.ok, "live") }
        router.get("/health/ready") { _, _ in
            do {
                // The lightest look that goes the whole way to the file. It shows nobody anything, so it is not audited.
                _ = try await record.engine.read { try $0.note("health") }
                return Self.answer(.ok, "ready")
            } catch {
                return Self.answer(.serviceUnavailable, "not ready")
            }
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
