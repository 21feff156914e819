import Apps
import FHIR
import Record

/// Everything in a patient's compartment that the token permits, with the units and people it refers to: in one answer
/// that goes out as fast as it is taken, or in pages where the client asks for them by `_count`.
///
/// Source: FHIR R4, Patient, Operation $everything.
extension FHIRService {
    func everything(_ call: FHIRCall) async throws -> FHIRAnswer {
        let request = try everythingRequest(call)
        return try await call.takesPieces ? whole(call, request) : search(call, request)
    }

    private func everythingRequest(_ call: FHIRCall) throws -> SearchRequest {
        try call.permitParameters()
        let query = call.request.query
        var types = Definitions.r4.resourceTypeNames.filter { call.holder.scopes.permit(.search, $0) }
        if let wanted = query["_type"]?.split(separator: ",").map(String.init) {
            guard wanted.allSatisfy(FHIRTarget.isType) else { throw FHIRError.malformed("_type names resource types") }
            for type in wanted { try call.permit(.search, type: type) }
            types = types.filter(wanted.contains)
        }
        guard !types.isEmpty else { throw FHIRError.forbidden("the token's scopes do not permit this") }
        let since = query["_since"].flatMap { DateTime($0) }
        guard query["_since"] == nil || since.map({ $0.precision >= .minute }) == true else {
            throw FHIRError.malformed("_since is an instant, such as 2026-11-21T09:30:00Z")
        }
        let count = query["_count"].flatMap { Int($0) }
        guard query["_count"] == nil || count.map({ $0 > 0 }) == true else {
            throw FHIRError.malformed("_count is a number from 1 up")
        }
        var request = try SearchRequest(
            everythingOf: call.target.patient ?? "", types: types, since: since,
            count: count.map { min($0, SearchRequest.mostCount) })
        request.carePeriod = try CarePeriod(start: query["start"], end: query["end"])
        request.used = QueryParameters(query.all.filter { !AnswerStyle.parameters.contains($0.name) })
        return request
    }

    /// All of it in one answer. Which versions it is of is fixed before its first byte; the rest is read while the client
    /// takes what was read before, so that no reader waits for the client and no more than two pieces are kept for it.
    private func whole(_ call: FHIRCall, _ request: SearchRequest) async throws -> FHIRAnswer {
        var request = request
        request.count = PinnedSearches.mostMatches
        let patient = call.target.patient ?? ""
        let capacity = try call.holder.capacity(for: patient)
        // An app that was let in to one record has no other's.
        _ = try capacity.subject(naming: patient)
        let permits = { @Sendable (type: String) in call.holder.scopes.permit(.search, type) }
        let searchEntries = record.preparer.searchEntries
        let (first, look) = try await record.look(
            at: patient, as: call.caller(capacity), because: capacity.purpose, doing: call.activity
        ) { [request] reading in
            let found = try SearchRun(
                reading: reading, request: request, searchEntries: searchEntries, permits: permits
            ).found()
            let walk = EverythingWalk(
                found.matches, at: reading.instant, searchEntries: searchEntries, permits: permits)
            return (found: found, walk: walk, page: try walk.next(from: reading))
        }
        var bundle = BundleWriter(type: "searchset")
        bundle.total = first.found.total
        bundle.link("self", address(call, request))
        var end = EverythingEnd(isCut: first.found.isCut)
        guard !first.walk.isFinished else {
            bundle.append(first.page, call.request.base)
            end.note(first.page)
            if !end.issues.isEmpty { bundle.append(end.issues) }
            return FHIRAnswer(status: 200, body: bundle.bytes)
        }
        var answer = FHIRAnswer(status: 200)
        answer.stream = FHIRStream(AnswerFormat.json.mediaType + "; charset=utf-8") { [bundle, end] write in
            var (bundle, end) = (bundle, end)
            try await write(bundle.head)
            var page: SearchPage? = first.page
            while let current = page {
                async let next = first.walk.isFinished ? nil : look.read { try first.walk.next(from: $0) }
                bundle.append(current, call.request.base)
                end.note(current)
                try await write(bundle.takeEntries())
                page = try await next
            }
            if !end.issues.isEmpty { bundle.append(end.issues) }
            try await write(bundle.takeEntries() + BundleWriter.tail)
        }
        return answer
    }
}

/// What there is to say when all has gone out.
private struct EverythingEnd {
    /// Whether there was more than one answer holds.
    let isCut: Bool
    private var missing = 0
    private var hasLeftOut = false

    init(isCut: Bool) {
        self.isCut = isCut
    }

    mutating func note(_ page: SearchPage) {
        missing += page.missing
        hasLeftOut = hasLeftOut || page.isCut
    }

    var issues: [OutcomeIssue] {
        var issues: [OutcomeIssue] = []
        func warn(_ code: OutcomeIssue.Code, _ text: String) {
            issues.append(OutcomeIssue(code, text, severity: .warning))
        }
        if isCut {
            warn(
                .tooCostly,
                "only the first \(PinnedSearches.mostMatches) resources are given; narrow it by _type or _since")
        }
        if missing > 0 { warn(.conflict, "\(missing) resources can no longer be given; ask again") }
        if hasLeftOut { warn(.tooCostly, "not all that the resources refer to has come along") }
        return issues
    }
}

extension FHIRCall {
    /// Whether the answer may go out in pieces: the client did not ask for pages, and it is neither made XML or indented
    /// as a whole nor a part of another answer.
    fileprivate var takesPieces: Bool {
        get throws {
            try request.query["_count"] == nil && !request.isEntry && AnswerStyle(request) == AnswerStyle()
        }
    }
}

extension BundleWriter {
    fileprivate mutating func append(_ page: SearchPage, _ base: String) {
        for match in page.matches { append(match, mode: "match", base, match.bytes) }
        for resource in page.included { append(resource, mode: "include", base, resource.bytes) }
    }
}
