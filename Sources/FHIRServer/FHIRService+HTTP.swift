import HTML
import HTTPTypes
package import Hummingbird
import HummingbirdCore
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
    package func register<Context: FHIRRequestContext>(on router: Router<Context>) {
        for method in FHIRMethod.allCases {
            guard let name = HTTPRequest.Method(method.rawValue) else { continue }
            for path in ["/\(Self.root)", "/\(Self.root)/**"] {
                router.on(RouterPath(path), method: name) { request, context in
                    await respond(to: request, method, context)
                }
            }
        }
        for method in Self.foreignMethods.compactMap({ HTTPRequest.Method($0) }) {
            for path in ["/\(Self.root)", "/\(Self.root)/**"] {
                router.on(RouterPath(path), method: method) { request, _ in Self.refusal(of: request) }
            }
        }
    }

    /// What HTTP has and FHIR has not: answered with what an address takes.
    private static let foreignMethods = ["OPTIONS", "TRACE", "QUERY"]

    private static func refusal(of request: Request) -> Response {
        do {
            _ = try FHIRTarget(nil, path: try path(of: request))
            return response(FHIRAnswer(.failure))
        } catch {
            return response(FHIRAnswer(error))
        }
    }

    /// What follows the root, between the slashes.
    private static func path(of request: Request) throws(FHIRError) -> [String] {
        var path: [String] = []
        for part in request.uri.path.split(separator: "/").dropFirst() {
            guard let text = PercentEncoding.decode(part, plusIsSpace: false) else {
                throw .malformed("the address is not percent-encoded UTF-8")
            }
            path.append(text)
        }
        return path
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

    private func respond(
        to request: Request, _ method: FHIRMethod, _ context: some FHIRRequestContext
    ) async -> Response {
        let answer: FHIRAnswer
        do {
            var fhir = try await fhirRequest(request, method)
            fhir.noted = { context.note($0) }
            answer = await self.answer(fhir)
        } catch {
            answer = FHIRAnswer(FHIRError(error)).styled(AnswerStyle(accept: request.headers[.accept]))
        }
        if let fault = answer.fault {
            context.logger.error(
                "request failed",
                metadata: ["route": .string(context.notedInteraction ?? "/\(Self.root)"), "error": .string(fault)])
        }
        let packed = GzipEncoding.isAccepted(request.headers[.acceptEncoding])
        if let stream = answer.stream { return Self.response(answer, stream, packed: packed) }
        return Self.response(answer, packed: packed)
    }

    private func fhirRequest(_ request: Request, _ method: FHIRMethod) async throws(FHIRError) -> FHIRRequest {
        let path = try Self.path(of: request)
        var fhir = FHIRRequest(
            method, path: path, query: try QueryParameters(encoded: request.uri.query ?? ""),
            headers: FHIRHeaders(request.headers), base: base(request))
        fhir.token = request.headers[.authorization].flatMap(Self.bearerToken)
        if FHIRRoute.importLines.isAsked(method, path) {
            let body = request.body
            fhir.content = FHIRContent { take in
                var pieces = body.makeAsyncIterator()
                while let piece = try await Self.next(&pieces) { try take(piece) }
            }
            return fhir
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

    /// What follows `Bearer`; nil where the header says something else.
    private static func bearerToken(_ authorization: String) -> String? {
        let words = authorization.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1]).trimmingSpace()
    }

    private static func next(_ pieces: inout HummingbirdCore.RequestBody.AsyncIterator) async throws(FHIRError)
        -> [UInt8]?
    {
        do {
            return try await pieces.next().map { Array(buffer: $0) }
        } catch {
            throw .malformed("the body did not come whole")
        }
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
        if !answer.body.isEmpty {
            headers[.contentType] = answer.contentType ?? answer.format.mediaType + "; charset=utf-8"
        }
        // It is about somebody, so nothing on the way may keep it.
        headers[.cacheControl] = answer.isPublic ? "no-cache" : "private, no-store"
        headers.say(.eTag, answer.entityTag)
        headers.say(.lastModified, answer.lastModified.map(HTTPDate.text))
        headers.say(.location, answer.location)
        headers.say(.retryAfter, answer.retryAfter.map(String.init))
        headers.say(.contentLocation, answer.contentLocation)
        headers.say(.expires, answer.expires.map(HTTPDate.text))
        if let name = FHIRHeaders.progressName { headers.say(name, answer.progress) }
        if answer.status == 401 { headers[.wwwAuthenticate] = "Bearer realm=\"tovholder\"" }
        if !answer.allowed.isEmpty {
            headers[.allow] = answer.allowed.map(\.rawValue).joined(separator: ", ")
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension FHIRService {
    /// An answer that is made while the client takes it: it is no faster than the client, and holds no more than a
    /// piece at a time.
    private static func response(_ answer: FHIRAnswer, _ stream: FHIRStream, packed isPacked: Bool) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = stream.contentType
        headers[.cacheControl] = "private, no-store"
        headers[.vary] = "Accept, Accept-Encoding"
        if isPacked { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody { writer in
            let gzip = isPacked ? try GzipStream() : nil
            try await stream.body { bytes in
                let piece = gzip?.packed(bytes) ?? bytes
                if !piece.isEmpty { try await writer.write(ByteBuffer(bytes: piece)) }
            }
            if let end = gzip?.packed([], isLast: true) { try await writer.write(ByteBuffer(bytes: end)) }
            try await writer.finish(nil)
        }
        return Response(status: HTTPResponse.Status(code: answer.status), headers: headers, body: body)
    }
}

extension FHIRHeaders {
    init(_ fields: HTTPFields) {
        self.init()
        accept = fields[.accept]
        contentType = fields[.contentType]
        ifMatch = fields[.ifMatch]
        ifNoneMatch = fields[.ifNoneMatch]
        ifModifiedSince = fields[.ifModifiedSince]
        ifNoneExist = Self.ifNoneExistName.flatMap { fields[$0] }
        prefer = Self.preferName.flatMap { fields[$0] }
    }

    private static let ifNoneExistName = HTTPField.Name("If-None-Exist")
    private static let preferName = HTTPField.Name("Prefer")
    fileprivate static let progressName = HTTPField.Name("X-Progress")
}

extension HTTPFields {
    /// Adds a header that is not there yet, where there is something to say.
    fileprivate mutating func say(_ name: HTTPField.Name, _ value: String?) {
        if let value { append(HTTPField(name: name, value: value)) }
    }
}

extension String {
    fileprivate func trimmingSpace() -> String {
        let kept = drop(while: \.isWhitespace)
        return kept.lastIndex { !$0.isWhitespace }.map { String(kept[...$0]) } ?? ""
    }
}
