import HTML
import HTTPTypes
package import Hummingbird
import Logging
import NIOCore

/// From HTTP and back: the only place in the room that knows it.
extension FHIRService {
    /// Where the API lies.
    static let root = "fhir"
    /// The largest body that is read: a transaction of a few thousand resources.
    static let largestBody = 32 << 20

    /// Registers everything below `/fhir`. The route table says what is there; the server's own router only brings it
    /// here, so that an unknown address is answered in FHIR's words too.
    package func register<Context: RequestContext>(on router: Router<Context>) {
        for method in FHIRMethod.allCases {
            guard let name = HTTPRequest.Method(method.rawValue) else { continue }
            for path in ["/\(Self.root)", "/\(Self.root)/**"] {
                router.on(RouterPath(path), method: name) { request, context in
                    await respond(to: request, method, context.logger)
                }
            }
        }
    }

    /// Whether an address is one of the API's, whose errors are OperationOutcomes.
    package static func owns(_ path: String) -> Bool { path == "/\(root)" || path.hasPrefix("/\(root)/") }

    /// What was thrown on the way here, such as that too much is under way.
    ///
    /// - Parameters:
    ///   - status: what the error is to the pages.
    ///   - accept: the header, which says in which format to say so.
    package static func refusal(status: Int, accept: String?) -> Response {
        let answer =
            switch status {
            case 503: FHIRAnswer(.busy("too many requests are under way"))
            case 400..<500: FHIRAnswer(.unknown("there is no such address in this API"))
            default: FHIRAnswer(.failure)
            }
        return response(answer.styled(AnswerStyle(accept: accept)))
    }

    private func respond(to request: Request, _ method: FHIRMethod, _ logger: Logger) async -> Response {
        let answer: FHIRAnswer
        do {
            answer = await self.answer(try await fhirRequest(request, method))
        } catch {
            answer = FHIRAnswer(FHIRError(error)).styled(AnswerStyle(accept: request.headers[.accept]))
        }
        if let fault = answer.fault {
            logger.error("request failed", metadata: ["route": "/\(Self.root)", "error": .string(fault)])
        }
        return Self.response(answer, packed: GzipEncoding.isAccepted(request.headers[.acceptEncoding]))
    }

    private func fhirRequest(_ request: Request, _ method: FHIRMethod) async throws(FHIRError) -> FHIRRequest {
        var path: [String] = []
        for part in request.uri.path.split(separator: "/").dropFirst() {
            guard let text = PercentEncoding.decode(part, plusIsSpace: false) else {
                throw .malformed("the address is not percent-encoded UTF-8")
            }
            path.append(text)
        }
        var fhir = FHIRRequest(
            method, path: path, query: try QueryParameters(encoded: request.uri.query ?? ""),
            headers: FHIRHeaders(request.headers), base: base(request))
        if let authorization = request.headers[.authorization], authorization.lowercased().hasPrefix("bearer ") {
            fhir.token = String(authorization.dropFirst(7)).trimmingSpace()
        }
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw .unsupportedMedia("bodies are taken as they are, without a content encoding")
        }
        if method != .get, method != .delete {
            do {
                fhir.body = Array(buffer: try await request.body.collect(upTo: Self.largestBody))
            } catch is NIOTooManyBytesError {
                throw .tooLarge("the body is larger than \(Self.largestBody) bytes")
            } catch {
                throw .malformed("the body did not come whole")
            }
        }
        return fhir
    }

    /// The address that links begin with: the one the server was told, or the one that the client used.
    private func base(_ request: Request) -> String {
        if let address { return address }
        let host = request.head.authority.flatMap { authority in
            // What stands in links must be a host and a port, whatever somebody sends.
            authority.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\/?#@".utf8.contains($0) } ? authority : nil
        }
        return "http://\(host ?? "localhost")/\(Self.root)"
    }

    private static func response(_ answer: FHIRAnswer, packed isPacked: Bool = false) -> Response {
        var headers = HTTPFields()
        var body = answer.body
        if body.count >= GzipEncoding.leastBytes {
            headers[.vary] = "Accept, Accept-Encoding"
            if isPacked, let packed = GzipEncoding.packed(body) {
                body = packed
                headers[.contentEncoding] = "gzip"
            }
        }
        if !answer.body.isEmpty { headers[.contentType] = answer.format.mediaType + "; charset=utf-8" }
        // It is about somebody, so nothing on the way may keep it.
        headers[.cacheControl] = answer.isPublic ? "no-cache" : "private, no-store"
        headers[.eTag] = answer.entityTag
        headers[.lastModified] = answer.lastModified.map(HTTPDate.text)
        headers[.location] = answer.location
        headers[.retryAfter] = answer.retryAfter.map(String.init)
        if answer.status == 401 { headers[.wwwAuthenticate] = "Bearer realm=\"tovholder\"" }
        if !answer.allowed.isEmpty {
            headers[.allow] = answer.allowed.map(\.rawValue).joined(separator: ", ")
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension FHIRHeaders {
    init(_ fields: HTTPFields) {
        self.init()
        func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
        accept = fields[.accept]
        contentType = fields[.contentType]
        ifMatch = fields[.ifMatch]
        ifNoneMatch = fields[.ifNoneMatch]
        ifModifiedSince = fields[.ifModifiedSince]
        ifNoneExist = value("If-None-Exist")
        prefer = value("Prefer")
    }
}

extension String {
    fileprivate func trimmingSpace() -> String {
        let kept = drop(while: \.isWhitespace)
        return kept.lastIndex { !$0.isWhitespace }.map { String(kept[...$0]) } ?? ""
    }
}
