import Record

/// Source: FHIR R4, RESTful API, 3.1.0.2 read and 3.1.0.3 vread.
extension FHIRService {
    /// The current version: its stored bytes go out as they are.
    func read(_ call: FHIRCall) async throws -> FHIRAnswer {
        let subset = try subset(call)
        guard let type = call.target.type, let id = call.target.id else { throw FHIRError.notFound }
        let version = try await find(call) { try $0.version(of: type, id) }
        return try answer(call.request.headers, version, subset)
    }

    func readVersion(_ call: FHIRCall) async throws -> FHIRAnswer {
        let subset = try subset(call)
        guard let type = call.target.type, let id = call.target.id, let text = call.target.version,
            let number = Int(text), String(number) == text
        else { throw FHIRError.notFound }
        let version = try await find(call) { try $0.version(number, of: type, id) }
        return try answer(call.request.headers, version, subset)
    }

    private func subset(_ call: FHIRCall) throws(FHIRError) -> ResourceSubset {
        try call.permitParameters()
        return try ResourceSubset(
            elements: call.request.query["_elements"], summary: call.request.query["_summary"])
    }

    /// Nothing but the tag where the client has this version already.
    ///
    /// Source: FHIR R4, RESTful API, 3.1.0.1.5 Conditional read; RFC 9110, 13.2.2: a tag goes before a date.
    private func answer(
        _ headers: FHIRHeaders, _ version: StoredResource, _ subset: ResourceSubset
    ) throws(FHIRError) -> FHIRAnswer {
        if version.isDeletion { throw .deleted }
        if subset.isCount { throw .unsupported("_summary=count is for searches") }
        var answer = FHIRAnswer(version: version)
        if !subset.isWhole { answer.body = subset.bytes(of: version.bytes) }
        let isKnown: Bool
        if let tags = headers.ifNoneMatch {
            isKnown = EntityTag.list(tags, names: version.version)
        } else if let since = headers.ifModifiedSince.flatMap(HTTPDate.milliseconds) {
            // The header has whole seconds.
            isKnown = version.updated / 1000 * 1000 <= since
        } else {
            isKnown = false
        }
        if isKnown {
            answer.status = 304
            answer.body = []
        }
        return answer
    }
}
