import FHIRServer

/// One question as it is put to the API, and by what its answer is judged.
struct Question: Sendable {
    var method: FHIRMethod = .get
    var path: [String]
    var query: [QueryParameters.Parameter] = []
    var headers = FHIRHeaders()
    var body = ""
    var judge: Judge = .twin
    /// So many later pages are asked for too.
    var pages = 0
    /// The citizen whose resources are counted, where it is one alone: a count is a look too.
    var counted: Int?

    /// What is right.
    enum Judge: Sendable {
        /// What a record says that holds nothing but what the asker may see.
        case twin
        /// This version, or nothing.
        case version(Int, Int)
        /// These versions, in any order.
        case versions([Marker])
        /// Whatever is said of something that nobody has: what the question is about, by its number.
        case absent(Int)
        /// Only that nothing stands in the answer that the asker may not see.
        case words
    }

    init(_ path: String, _ query: KeyValuePairs<String, String> = [:], _ judge: Judge = .twin) {
        self.path = path.split(separator: "/").map(String.init)
        self.query = query.map { .init($0, $1) }
        self.judge = judge
    }

    static let base = "https://record.example/fhir"

    /// As it would be written at a command line.
    var line: String {
        let query = query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let extra = [
            headers.ifNoneMatch.map { "If-None-Match: \($0)" }, headers.ifNoneExist.map { "If-None-Exist: \($0)" },
            headers.ifModifiedSince.map { "If-Modified-Since: \($0)" }, headers.ifMatch.map { "If-Match: \($0)" },
            body.isEmpty ? nil : body,
        ].compactMap { $0 }
        return ([method.rawValue, "/" + path.joined(separator: "/") + (query.isEmpty ? "" : "?" + query)] + extra)
            .joined(separator: " ")
    }

    func ask(_ service: FHIRService, as token: String?) async -> Reply {
        var headers = headers
        if !body.isEmpty, headers.contentType == nil { headers.contentType = "application/fhir+json" }
        return Reply(
            await service.answer(
                FHIRRequest(
                    method, path: path, query: QueryParameters(query), headers: headers, body: Array(body.utf8),
                    base: Self.base, token: token)))
    }

    /// A later page, by a link of ours.
    init?(link: String) {
        guard link.hasPrefix(Self.base + "/") else { return nil }
        let parts = link.dropFirst(Self.base.count + 1).split(separator: "?", maxSplits: 1)
        guard let path = parts.first else { return nil }
        self.init(String(path))
        guard parts.count > 1 else { return }
        guard let query = try? QueryParameters(encoded: parts[1]) else { return nil }
        self.query = query.all
    }

    /// A resource that there is not.
    static let nobody = 9_999

    /// The same question about a resource that there is not.
    func aboutNobody(insteadOf item: Int) -> Question {
        func replaced(_ text: String) -> String { Marker.renamed(item, to: Self.nobody, in: text) }
        var question = self
        question.path = path.map { $0 == Marker.id(item) ? Marker.id(Self.nobody) : $0 }
        question.query = query.map { .init($0.name, replaced($0.value)) }
        question.body = replaced(body)
        question.headers.ifNoneExist = headers.ifNoneExist.map(replaced)
        return question
    }
}
