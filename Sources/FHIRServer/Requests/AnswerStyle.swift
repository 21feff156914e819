/// How a client wants its answer written: always JSON, perhaps indented for people.
///
/// Source: FHIR R4, RESTful API, 3.1.0.1.11 Content Types and encodings, and 3.1.0.1.8 `_pretty`.
struct AnswerStyle: Sendable, Hashable {
    var isPretty = false

    /// The parameters that say how an answer is written; every interaction takes them.
    static let parameters: Set<String> = ["_format", "_pretty"]

    init() {}

    /// - Throws: ``FHIRError/notAcceptable(_:)`` where the client takes no JSON.
    init(_ request: FHIRRequest) throws(FHIRError) {
        if let format = request.query["_format"] {
            guard Self.isJSON(format) else { throw .notAcceptable("this API answers application/fhir+json only") }
        } else if let accept = request.headers.accept, !Self.accepts(accept), !Self.acceptsLines(accept, request) {
            throw .notAcceptable("this API answers application/fhir+json only")
        }
        switch request.query["_pretty"] {
        case nil, "false": isPretty = false
        case "true": isPretty = true
        default: throw .malformed("_pretty is true or false")
        }
    }

    /// Whether a media type, or the short name that `_format` may have, is JSON.
    ///
    /// A plus in a query is a space when it is not percent-encoded, as clients forget.
    static func isJSON(_ text: some StringProtocol) -> Bool {
        let words = text.prefix { $0 != ";" }.lowercased().split(whereSeparator: \.isWhitespace)
        return ["json", "application/json", "application/fhir+json", "application/fhir json", "text/json"].contains(
            words.joined(separator: " "))
    }

    /// Whether a file of resources, one to a line, is asked for as what it is; its errors are JSON all the same.
    private static func acceptsLines(_ header: String, _ request: FHIRRequest) -> Bool {
        request.path.first == "_bulk" && header.lowercased().contains("ndjson")
    }

    private static func accepts(_ header: String) -> Bool {
        let ranges = header.split(separator: ",").map { range in
            String(range.prefix { $0 != ";" }).lowercased().filter { !$0.isWhitespace }
        }
        return ranges.isEmpty || ranges.contains { ["*/*", "application/*"].contains($0) || isJSON($0) }
            // A browser shows JSON as it comes.
            || ranges.contains("text/html")
    }
}
