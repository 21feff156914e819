/// How a client wants its answer written: as JSON or XML, perhaps indented for people.
///
/// Source: FHIR R4, RESTful API, 3.1.0.1.11 Content Types and encodings, and 3.1.0.1.8 `_pretty`.
struct AnswerStyle: Sendable, Hashable {
    var format = AnswerFormat.json
    var isPretty = false

    /// The parameters that say how an answer is written; every interaction takes them.
    static let parameters: Set<String> = ["_format", "_pretty"]

    init() {}

    /// - Throws: ``FHIRError/notAcceptable(_:)`` where the client takes neither JSON nor XML.
    init(_ request: FHIRRequest) throws(FHIRError) {
        let neither = FHIRError.notAcceptable("this API answers application/fhir+json and application/fhir+xml")
        let parameters = Self.wishes(of: request)
        if let name = parameters["_format"] {
            guard let format = AnswerFormat(name) else { throw neither }
            self.format = format
        } else if let accept = request.headers.accept {
            guard let format = AnswerFormat(accept: accept) else { throw neither }
            self.format = format
        }
        switch parameters["_pretty"] {
        case nil, "false": isPretty = false
        case "true": isPretty = true
        default: throw .malformed("_pretty is true or false")
        }
    }

    /// The parameters of the address; in a search by form, those of the form too.
    private static func wishes(of request: FHIRRequest) -> QueryParameters {
        guard request.method == .post, request.path.last == "_search",
            let form = String(validating: request.body, as: UTF8.self).flatMap({ try? QueryParameters(encoded: $0) })
        else { return request.query }
        return QueryParameters(request.query.all + form.all)
    }

    /// What a link to a later page adds, so that the page comes in the same way.
    static func suffix(of request: FHIRRequest) -> String {
        let wishes = wishes(of: request).all.filter { parameters.contains($0.name) }
        return wishes.isEmpty ? "" : "?" + QueryParameters(wishes).encoded
    }

    /// For a request that was not understood: as far as its header says how it wants to hear so.
    init(accept: String?) {
        format = accept.flatMap(AnswerFormat.init(accept:)) ?? .json
    }
}
