import FHIR
import Record

/// Reads the changes that requests ask for, and checks the resources in them.
struct ChangeReader: Sendable {
    let validator: Validator
    let base: String

    /// Types that are for sending, not for keeping.
    ///
    /// Source: FHIR R4, Parameters: "this resource has no use except for communicating parameters".
    private static let passing: Set<String> = ["Parameters"]

    /// The change that a request outside a transaction asks for.
    func change(_ call: FHIRCall) throws(FHIRError) -> ResourceChange {
        guard let type = call.target.type else { throw .unknown("there is no such address in this API") }
        let (request, target) = (call.request, call.target)
        var change: ResourceChange
        switch target.route.method {
        case .post: change = ResourceChange(kind: .create, type: type)
        case .patch: change = ResourceChange(kind: .patch, type: type, id: target.id)
        case .put: change = ResourceChange(kind: .update, type: type, id: target.id)
        default: change = ResourceChange(kind: .delete, type: type, id: target.id)
        }
        if change.kind == .create {
            try call.permitParameters()
            if let search = request.headers.ifNoneExist {
                change.criteria = try criteria(type, try QueryParameters(encoded: Self.query(of: search)))
            }
        } else if target.id == nil {
            change.criteria = try criteria(type, request.query)
        } else {
            try call.permitParameters()
        }
        change.ifMatch = request.headers.ifMatch
        change.mustBeNew = change.kind == .update && request.headers.ifNoneMatch == "*"
        if change.kind == .patch {
            change.patch = try Self.patch(request)
        } else if change.kind != .delete {
            let resource = try RequestBody.json(request)
            try check(resource, type: type, id: change.kind == .update ? target.id : nil, place: nil)
            change.resource = resource
        }
        return change
    }

    /// The search that says which resource is meant.
    ///
    /// - Throws: ``FHIRError`` where it is empty: a condition that says nothing would take any resource.
    func criteria(_ type: String, _ parameters: QueryParameters) throws(FHIRError) -> SearchQuery {
        let reader = SearchClauseReader(values: SearchValueReader(base: base))
        var clauses: [SearchClause] = []
        for parameter in parameters.all where !AnswerStyle.parameters.contains(parameter.name) {
            clauses.append(try reader.clause(type, parameter.name, parameter.value))
        }
        guard !clauses.isEmpty else { throw .preconditionFailed("a conditional interaction needs a condition") }
        return SearchQuery(type, clauses, limit: 2)
    }

    /// What stands after the question mark, if there is one.
    static func query(of text: String) -> Substring {
        text.firstIndex(of: "?").map { text[text.index(after: $0)...] } ?? text[...]
    }

    /// A body as a patch: the media type tells in which language, and so does what it is.
    private static func patch(_ request: FHIRRequest) throws(FHIRError) -> ResourcePatch {
        var request = request
        let isJSONPatch = request.headers.contentType?.hasPrefix("application/json-patch+json") == true
        if isJSONPatch { request.headers.contentType = nil }
        let body = try RequestBody.json(request)
        do {
            return isJSONPatch ? .json(try JSONPatch(body)) : .path(try FHIRPathPatch(body))
        } catch {
            throw FHIRError(error)
        }
    }

    /// Whether a resource may be kept at an address.
    ///
    /// - Parameters:
    ///   - id: the id in the address; nil: the resource gets one here.
    ///   - place: where it stands in a transaction.
    func check(_ resource: JSONValue, type: String, id: String?, place: String?) throws(FHIRError) {
        guard resource.kind == .object, let own = resource["resourceType"]?.string else {
            throw .malformed("not a resource: there is no resourceType")
        }
        guard own == type else { throw .malformed("the address is of \(type), the resource of another type") }
        guard !Self.passing.contains(type) else { throw .unsupported("\(type) resources are not kept") }
        if let id {
            guard ResourcePreparer.isIdentifier(id) else {
                throw .malformed("an id is 1 to 64 of A-Z, a-z, 0-9, - and .")
            }
            guard resource["id"]?.string == id else {
                throw .malformed("the resource must have the id that the address has")
            }
        }
        var issues = validator.validate(resource)
        guard !issues.isEmpty else { return }
        if let place {
            for index in issues.indices {
                issues[index].path = "\(place).resource" + issues[index].path.dropFirst(type.count)
            }
        }
        throw .invalid(issues)
    }
}
