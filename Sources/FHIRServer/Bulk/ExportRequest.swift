import FHIR

/// What a client wants exported.
///
/// Source: FHIR Bulk Data Access 2.0, Bulk Data Kick-off Request.
struct ExportRequest: Sendable {
    /// Nil: all that the token permits.
    var types: [String]?
    var since: Int64?
    /// Searches of types: what one of them finds.
    var filters: [(type: String, parameters: QueryParameters)] = []
    /// What a lenient client's request left out, in words.
    var ignored: [String] = []

    static let formats: Set<String> = [
        "application/fhir+ndjson", "application/fhir ndjson", "application/ndjson", "ndjson",
    ]

    /// - Parameter isLenient: what is not understood is left out and named, instead of refused.
    init(_ call: FHIRCall) throws(FHIRError) {
        let isLenient = call.request.isLenient
        var searches: [(type: String, text: Substring)] = []
        for parameter in try Self.parameters(call.request).all
        where !AnswerStyle.parameters.contains(parameter.name) {
            do throws(FHIRError) {
                switch parameter.name {
                case "_outputFormat":
                    guard Self.formats.contains(parameter.value) else {
                        throw .unsupported("_outputFormat is application/fhir+ndjson")
                    }
                case "_since": since = try Self.instant(parameter.value)
                case "_type": types = (types ?? []) + (try Self.types(parameter.value))
                case "_typeFilter": searches += try Self.searches(parameter.value)
                default: throw .unsupported("an export has no parameter \(parameter.name.prefix(40))")
                }
            } catch {
                guard isLenient else { throw error }
                ignored += error.issues.map(\.text)
            }
        }
        for search in searches {
            do throws(FHIRError) {
                guard types?.contains(search.type) ?? true else {
                    throw .malformed("_typeFilter names \(search.type), which _type does not")
                }
                filters.append((search.type, try Self.filter(search.text)))
            } catch {
                guard isLenient else { throw error }
                ignored += error.issues.map(\.text)
            }
        }
    }

    /// The parameters of the address, and those of a Parameters resource in the body.
    private static func parameters(_ request: FHIRRequest) throws(FHIRError) -> QueryParameters {
        guard request.method == .post, !request.body.isEmpty else { return request.query }
        let body = try RequestBody.json(request)
        guard body["resourceType"]?.string == "Parameters" else {
            throw .malformed("an export takes its parameters in a Parameters resource")
        }
        var parameters = request.query
        for part in body["parameter"]?.elements.map({ $0 }) ?? [] {
            let value = part.kind == .object ? part.members.first { $0.name.hasPrefix("value") }?.value.string : nil
            guard let name = part["name"]?.string, let value else {
                throw .malformed("a parameter of an export has a name and a value")
            }
            parameters.all.append(.init(name, value))
        }
        return parameters
    }

    private static func instant(_ text: String) throws(FHIRError) -> Int64 {
        guard let since = DateTime(text), since.precision >= .minute else {
            throw .malformed("_since is an instant, such as 2026-11-21T09:30:00Z")
        }
        return since.earliest
    }

    private static func types(_ text: String) throws(FHIRError) -> [String] {
        let types = text.split(separator: ",").map(String.init)
        guard !types.isEmpty, types.allSatisfy(FHIRTarget.isType) else {
            throw .malformed("_type names resource types")
        }
        return types
    }

    /// Searches with commas between; a comma within one is followed by no type.
    private static func searches(_ text: String) throws(FHIRError) -> [(type: String, text: Substring)] {
        var searches: [(type: String, text: Substring)] = []
        for part in text.split(separator: ",") {
            let type = String(part.prefix { $0 != "?" })
            if FHIRTarget.isType(type), type.count < part.count {
                searches.append((type, part.dropFirst(type.count + 1)))
            } else if let last = searches.popLast() {
                // Both are parts of one text: this goes on to the end of the new part.
                searches.append((last.type, text[last.text.startIndex..<part.endIndex]))
            } else {
                throw .malformed("_typeFilter holds searches such as Observation?status=final")
            }
        }
        guard !searches.isEmpty else { throw .malformed("_typeFilter holds searches such as Observation?status=final") }
        return searches
    }

    /// The parameters of a filter: search parameters and nothing else.
    private static func filter(_ text: Substring) throws(FHIRError) -> QueryParameters {
        let parameters = try QueryParameters(encoded: text)
        let asked = parameters.all.map { $0.name.prefix { $0 != ":" } }
        for parameter in RouteParameter.ofSearch where asked.contains(Substring(parameter.name)) {
            throw .unsupported("_typeFilter takes no \(parameter.name)")
        }
        return parameters
    }
}
