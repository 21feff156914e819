import Access
import Apps
import FHIR
import Record

/// Source: FHIR R4, Search (search.html), and RESTful API, 3.1.0.11 search.
extension FHIRService {
    func search(_ call: FHIRCall) async throws -> FHIRAnswer {
        let parameters = try searchParameters(of: call.request)
        let types = try types(call, parameters)
        for type in types { try call.permit(.search, type: type) }
        return try await search(call, try await searchRequest(call, types: types, parameters))
    }

    /// Reads a search; where some of its parameters need it, inside a look into the record.
    func searchRequest(
        _ call: FHIRCall, types: [String], _ parameters: QueryParameters
    ) async throws -> SearchRequest {
        let compartment = call.target.patient
        let base = call.request.base
        let isLenient = call.request.isLenient
        guard SearchKnowledge.isNeeded(parameters) else {
            return try SearchRequest(
                types: types, compartment: compartment, parameters, base: base, isLenient: isLenient)
        }
        let searchEntries = record.preparer.searchEntries
        let patient =
            compartment
            ?? (parameters["patient"] ?? parameters["subject"]).map { text in
                text.hasPrefix("Patient/") ? String(text.dropFirst(8)) : text
            }
        return try await look(call, at: patient) { [codeSystems] reading in
            try SearchRequest(
                types: types, compartment: compartment, parameters, base: base, isLenient: isLenient,
                knowledge: SearchKnowledge(reading, codeSystems, searchEntries: searchEntries))
        }
    }

    /// Carries out a search, and keeps what it found for its later pages.
    func search(_ call: FHIRCall, _ request: SearchRequest) async throws -> FHIRAnswer {
        let capacity = try call.holder.capacity(for: call.target.patient ?? request.onlyPatient)
        let includesPermitted = { @Sendable (type: String) in call.holder.scopes.permit(.search, type) }
        let searchEntries = record.preparer.searchEntries
        let found = try await record.read(
            capacity.subject(naming: call.target.patient), as: call.caller(capacity), because: capacity.purpose,
            doing: call.activity, asking: .wide
        ) { reading in
            if let patient = request.onlyPatient { reading.concerns(patient: patient) }
            return try SearchRun(
                reading: reading, request: request, searchEntries: searchEntries, permits: includesPermitted
            ).first()
        }
        let pinned = PinnedSearches.Pinned(
            request: request, capacity: capacity, activity: call.activity, patient: call.target.patient,
            matches: found.matches, isCut: found.isCut, total: found.total,
            address: address(call, request))
        guard found.matches.count > request.count, !request.isCount else {
            return answer(found.page, of: pinned, from: 0, name: nil, to: call.request)
        }
        let name = record.surroundings.newIdentifier()
        pinnedSearches.keep(pinned, as: name, now: record.surroundings.now())
        return answer(found.page, of: pinned, from: 0, name: name, to: call.request)
    }

    /// A later page of a search.
    func page(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        let parts = (call.target.page ?? "").split(separator: ".")
        let expired = FHIRError.expired("this link has expired; make the search again")
        guard parts.count == 2, let start = Int(parts[1]), start >= 0,
            let pinned = pinnedSearches.search(String(parts[0]), now: record.surroundings.now()),
            call.holder.capacities.contains(pinned.capacity), start < pinned.matches.count
        else { throw expired }
        for type in pinned.request.types { try call.permit(.search, type: type) }
        let matches = Array(pinned.matches[start...].prefix(pinned.request.count))
        let includesPermitted = { @Sendable (type: String) in call.holder.scopes.permit(.search, type) }
        let searchEntries = record.preparer.searchEntries
        let page = try await record.read(
            pinned.capacity.subject(naming: pinned.patient), as: call.caller(pinned.capacity),
            because: pinned.capacity.purpose, doing: call.activity, asking: .wide
        ) { reading in
            try SearchPageReader(reading: reading, searchEntries: searchEntries, permits: includesPermitted)
                .page(matches, pinned.request)
        }
        return answer(page, of: pinned, from: start, name: String(parts[0]), to: call.request)
    }

    /// The parameters of the address and, in a POST, of the form.
    private func searchParameters(of request: FHIRRequest) throws(FHIRError) -> QueryParameters {
        guard request.method == .post, !request.body.isEmpty else { return request.query }
        guard request.headers.contentType?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw .unsupportedMedia("_search takes a form: application/x-www-form-urlencoded")
        }
        guard let text = String(validating: request.body, as: UTF8.self) else {
            throw .malformed("the form is not UTF-8")
        }
        return QueryParameters(request.query.all + (try QueryParameters(encoded: text)).all)
    }

    /// The type in the address, or those of `_type`: without it all.
    private func types(_ call: FHIRCall, _ parameters: QueryParameters) throws(FHIRError) -> [String] {
        if let type = call.target.type { return [type] }
        guard let text = parameters["_type"] else { return Definitions.r4.resourceTypeNames }
        let types = text.split(separator: ",").map(String.init)
        guard !types.isEmpty, types.allSatisfy(FHIRTarget.isType) else {
            throw .malformed("_type names resource types")
        }
        return types
    }

    func address(_ call: FHIRCall, _ request: SearchRequest) -> String {
        let path = call.request.path.last == "_search" ? call.request.path.dropLast() : call.request.path[...]
        let address = ([call.request.base] + path).joined(separator: "/")
        return request.used.all.isEmpty ? address : address + "?" + request.used.encoded
    }

    private func answer(
        _ page: SearchPage, of pinned: PinnedSearches.Pinned, from start: Int, name: String?,
        to asked: FHIRRequest
    ) -> FHIRAnswer {
        let base = asked.base
        let style = AnswerStyle.suffix(of: asked)
        let request = pinned.request
        var bundle = BundleWriter(type: "searchset")
        bundle.total = request.total == .none && !request.isCount ? nil : pinned.total
        bundle.link("self", start == 0 ? pinned.address : "\(base)/_page/\(name ?? "").\(start)")
        let next = start + request.count
        var issues = start == 0 ? request.ignored : []
        if let name {
            if next < pinned.matches.count { bundle.link("next", "\(base)/_page/\(name).\(next)\(style)") }
            if start > 0 { bundle.link("previous", "\(base)/_page/\(name).\(max(0, start - request.count))\(style)") }
            if next >= pinned.matches.count, pinned.isCut {
                let most = "only the first \(PinnedSearches.mostMatches) matches are given; narrow the search"
                issues.append(OutcomeIssue(.tooCostly, most, severity: .warning))
            }
        }
        if page.missing > 0 {
            let moved = "\(page.missing) of this page's matches have been moved meanwhile; make the search again"
            issues.append(OutcomeIssue(.conflict, moved, severity: .warning))
        }
        if page.isCut {
            let most = "not all that was to be included is: \(SearchPageReader.mostIncluded) resources a page"
            issues.append(OutcomeIssue(.tooCostly, most, severity: .warning))
        }
        let isWhole = request.subset.isWhole
        for match in page.matches {
            bundle.append(match, mode: "match", base, isWhole ? match.bytes : request.subset.bytes(of: match.bytes))
        }
        for resource in page.included {
            let bytes = request.subset.coversIncluded ? request.subset.bytes(of: resource.bytes) : resource.bytes
            bundle.append(resource, mode: "include", base, bytes)
        }
        if !issues.isEmpty { bundle.append(issues) }
        return FHIRAnswer(status: 200, body: bundle.bytes)
    }
}

/// A search inside one reading.
struct SearchRun {
    let reading: Reading
    let request: SearchRequest
    let searchEntries: @Sendable (JSONValue) -> [SearchEntry]
    let permits: (String) -> Bool

    /// What was found, and the first page of it.
    struct Found: Sendable {
        var matches: [SearchMatch] = []
        var page = SearchPage()
        var isCut = false
        /// Nil where it was not counted.
        var total: Int?
    }

    func first() throws -> Found {
        guard !request.isCount else { return Found(total: try count()) }
        var found = try found()
        found.page = try SearchPageReader(reading: reading, searchEntries: searchEntries, permits: permits)
            .page(Array(found.matches.prefix(request.count)), request)
        return found
    }

    /// The matches in their order; no page of them is gathered.
    func found() throws -> Found {
        var found = Found()
        // Most searches are one page, and then no more is looked for.
        let isOnePage = request.sort.isEmpty && request.latestOfEach == nil && request.carePeriod == nil
        found.matches = try matches(atMost: isOnePage ? request.count + 1 : PinnedSearches.mostMatches + 1)
        if isOnePage, found.matches.count > request.count {
            found.matches = try matches(atMost: PinnedSearches.mostMatches + 1)
        }
        found.isCut = found.matches.count > PinnedSearches.mostMatches
        if found.isCut, !request.sort.isEmpty {
            throw FHIRError.unsupported(
                "more than \(PinnedSearches.mostMatches) matches are not sorted; narrow the search")
        }
        if found.isCut { found.matches.removeLast() }
        if let period = request.carePeriod {
            found.matches = try period.kept(of: found.matches, reading, searchEntries)
        }
        found.matches = try SearchOrder(keys: request.sort, reading: reading, searchEntries: searchEntries)
            .sorted(found.matches)
        if let most = request.latestOfEach {
            found.matches = try LatestOfEach(most: most, reading: reading, searchEntries: searchEntries)
                .kept(of: found.matches)
        }
        found.total = found.isCut ? (request.total == .accurate ? try count() : nil) : found.matches.count
        return found
    }

    private func matches(atMost most: Int) throws -> [SearchMatch] {
        var matches: [SearchMatch] = []
        for var query in request.queries where matches.count < most {
            query.limit = most - matches.count
            matches += try reading.matches(query)
        }
        return matches
    }

    private func count() throws -> Int { try request.queries.reduce(0) { $0 + (try reading.count($1)) } }
}

extension SearchRequest {
    /// The patient that a search asks about, where it names one alone: a relative searches in the right capacity.
    var onlyPatient: String? {
        for clause in queries.first?.clauses ?? [] where !clause.isNegated {
            if ["patient", "subject", "beneficiary"].contains(clause.parameter), let patient = clause.onlyPatient {
                return patient
            }
            if clause.alternatives.count == 1, clause.parameter == "_id", queries.map(\.type) == ["Patient"],
                case .token(_, let id?) = clause.alternatives[0]
            {
                return id
            }
        }
        return nil
    }
}

extension SearchClause {
    /// The one Patient that a reference may be to; the same id may be tried with other types.
    fileprivate var onlyPatient: String? {
        var ids: Set<String> = []
        var isPatient = false
        for test in alternatives {
            guard case .reference(let type, let id) = test else { return nil }
            ids.insert(id)
            if type ?? "Patient" == "Patient" { isPatient = true }
        }
        return isPatient && ids.count == 1 ? ids.first : nil
    }
}

extension FHIRRequest {
    /// Whether the client would rather have an answer than hear what was not understood.
    ///
    /// Source: FHIR R4, Search, 3.1.1.2.3 Handling errors.
    var isLenient: Bool { headers.prefers("handling", "lenient") }
}

extension FHIRHeaders {
    /// Whether `Prefer` holds a preference (RFC 7240).
    func prefers(_ name: String, _ value: String) -> Bool {
        (prefer ?? "").split { $0 == "," || $0 == ";" }.contains { part in
            let words = part.split(separator: "=").map { $0.filter { !$0.isWhitespace && $0 != "\"" }.lowercased() }
            return words == [name, value]
        }
    }
}
