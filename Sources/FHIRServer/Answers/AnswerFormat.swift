/// The two ways in which FHIR writes a resource, and the names they go by.
///
/// Source: FHIR R4, RESTful API, 3.1.0.1.11 Content Types and encodings.
package enum AnswerFormat: Sendable, Hashable, CaseIterable {
    case json, xml

    /// As headers say it.
    package var mediaType: String {
        switch self {
        case .json: "application/fhir+json"
        case .xml: "application/fhir+xml"
        }
    }

    private var names: [String] {
        switch self {
        case .json: ["json", "application/json", "application/fhir+json", "application/fhir json", "text/json"]
        case .xml: ["xml", "application/xml", "application/fhir+xml", "application/fhir xml", "text/xml"]
        }
    }

    /// A media type, or the short name that `_format` may have; nil for any other.
    ///
    /// A plus in a query is a space when it is not percent-encoded, as clients forget.
    init?(_ text: some StringProtocol) {
        let words = text.prefix { $0 != ";" }.lowercased().split(whereSeparator: \.isWhitespace)
        let name = words.joined(separator: " ")
        guard let format = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
        self = format
    }

    /// The format that the header `Accept` likes best, the first of those that it likes alike; nil where it takes neither.
    ///
    /// Source: RFC 9110, 12.5.1. A browser is shown JSON, as it comes, although it would rather have XML.
    init?(accept header: String) {
        // What nearly all programs send.
        if header == Self.json.mediaType || header == "application/json" || header == "*/*" {
            self = .json
            return
        }
        var best: (format: AnswerFormat, weight: Double)?
        var isEmpty = true
        for range in header.split(separator: ",") {
            isEmpty = false
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = parts.first,
                let format = AnswerFormat(name)
                    ?? (["*/*", "application/*", "text/html"].contains(name) ? .json : nil)
            else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (format, weight) }
        }
        if isEmpty {
            self = .json
        } else if let best {
            self = best.format
        } else {
            return nil
        }
    }
}
