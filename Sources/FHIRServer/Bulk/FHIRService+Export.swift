import Access
import Apps
import Exchange
import FHIR
import Record

/// Exports of everything, of all citizens, of a group.
///
/// An export is a moment: what was current at the instant at which it was asked for. Versions are never overwritten, so
/// nothing is copied; a file is read from the record while the client takes it. See decision 12.
///
/// Source: FHIR Bulk Data Access 2.0.
extension FHIRService {
    /// Takes an export on, and says where its status is.
    func export(_ call: FHIRCall) async throws -> FHIRAnswer {
        guard call.request.prefersAsynchronous else {
            throw FHIRError.unsupported("an export is asynchronous: say so with Prefer: respond-async")
        }
        var request = try ExportRequest(call)
        let filters = try await queries(call, &request)
        let capacity = try call.holder.capacity(for: nil)
        // The gate decides, and the audit says who asked; that row's place in the record is the export's moment.
        let stream = try await ExportStream(
            record, as: capacity.caller, because: capacity.purpose, doing: call.activity)
        guard capacity.caller.role == .system else { throw FHIRError.forbidden("exports are for systems") }
        let now = record.surroundings.now()
        let expires = now + jobs.settings.lifetime
        var job = BulkJob(
            name: jobs.newName(expiring: expires), kind: .exporting, owner: BulkJob.Owner(capacity),
            request: call.address(without: "_typeFilter"), activity: call.activity, moment: stream.moment,
            expires: expires,
            process: jobs.process, alive: now)
        job.level = try await level(call, stream)
        job.types = try types(call, request)
        job.since = request.since
        job.filtered = filters.keys.sorted()
        job.ignored = request.ignored
        try await jobs.keep(job)
        start(job, stream, filters: filters, call.request.base, address: call.address())
        var answer = FHIRAnswer(status: 202)
        answer.contentLocation = "\(call.request.base)/_bulk/\(job.name)"
        return answer
    }

    /// The searches of the filters, by type. What a lenient client's filters ask that is not understood is named.
    private func queries(_ call: FHIRCall, _ request: inout ExportRequest) async throws -> [String: [SearchQuery]] {
        var queries: [String: [SearchQuery]] = [:]
        for (type, parameters) in request.filters {
            var strict = call
            strict.request.headers.prefer = nil
            do {
                queries[type, default: []] += try await searchRequest(strict, types: [type], parameters).queries
            } catch let error as FHIRError where call.request.isLenient {
                request.ignored += error.issues.map(\.text)
            }
        }
        return queries
    }

    /// Goes on with an export whose process has gone.
    func goOn(with job: BulkJob, base: String) async throws {
        guard job.kind == .exporting, job.filtered.isEmpty else {
            let reason = "the server that carried this out has stopped; ask for it again"
            return try await jobs.update(job) {
                $0.state = .failed
                $0.reason = reason
            }
        }
        let (process, now) = (jobs.process, record.surroundings.now())
        try await jobs.update(job) {
            $0.process = process
            $0.alive = now
        }
        let stream = try await ExportStream(
            record, as: job.owner.caller, because: job.owner.purpose, doing: job.activity)
        start(job, stream, filters: [:], base, address: job.request)
    }

    private func level(_ call: FHIRCall, _ stream: ExportStream) async throws -> BulkJob.Level {
        guard let id = call.target.id else { return call.target.route.isOfPatients ? .citizens : .everything }
        try call.permit(.read, type: "Group")
        let group = try await stream.look.read { [moment = stream.moment] reading in
            try reading.history("Group", id).first { $0.updated <= moment }
        }
        guard let group, !group.isDeletion else { throw FHIRError.notFound }
        _ = try GroupMembers.patients(of: try group.json(), at: stream.moment, base: call.request.base)
        return .group(id: id, version: group.version)
    }

    private func types(_ call: FHIRCall, _ request: ExportRequest) throws(FHIRError) -> [String] {
        for type in request.types ?? [] {
            try call.permit(.search, type: type)
            try call.permit(.read, type: type)
            guard call.holder.scopes.permitAll(.search, type), call.holder.scopes.permitAll(.read, type) else {
                throw .forbidden("the token permits some \(type) only, and an export is of all")
            }
        }
        let types = Definitions.r4.resourceTypeNames.filter { type in
            request.types?.contains(type)
                ?? (call.holder.scopes.permitAll(.search, type) && call.holder.scopes.permitAll(.read, type))
        }
        guard !types.isEmpty else { throw .forbidden("the token's scopes do not permit this") }
        return types
    }

    /// Finds out how much there is and whose, so that the audit names every citizen before anything can be fetched.
    private func start(
        _ job: BulkJob, _ stream: ExportStream, filters: [String: [SearchQuery]], _ base: String, address: String
    ) {
        jobs.start(job, at: address) { [self] in
            let cohort = try await cohort(of: job, stream, base: base)
            var outputs: [BulkJob.Output] = []
            var deleted = 0
            var named: Set<Int64> = []
            for (number, type) in job.types.enumerated() {
                try Task.checkCancellation()
                jobs.tell("\(type), \(number + 1) of \(job.types.count) types", of: job)
                let count: Int
                if let queries = filters[type] {
                    let matches = try await matches(queries, cohort, stream, named: &named, since: job.since)
                    jobs.keep(matches, of: type, for: job)
                    count = matches.count
                } else {
                    let selection = ExportSelection(
                        type: type, instant: job.moment, since: job.since, cohort: cohort)
                    count = try await stream.prepare(selection, named: &named)
                }
                if count > 0 { outputs.append(.init(kind: .resources, type: type, count: count)) }
                guard job.since != nil, filters[type] == nil else { continue }
                let deletions = ExportSelection(
                    type: type, instant: job.moment, since: job.since, cohort: cohort, isDeletion: true)
                deleted += try await stream.prepare(deletions, named: &named)
            }
            if deleted > 0 { outputs.append(.init(kind: .deletions, type: "Bundle", count: deleted)) }
            if !job.ignored.isEmpty {
                outputs.append(.init(kind: .errors, type: "OperationOutcome", count: job.ignored.count))
            }
            try await jobs.update(job) { [outputs] in
                $0.state = .finished
                $0.outputs = outputs
            }
        }
    }

    private func matches(
        _ queries: [SearchQuery], _ cohort: ExportSelection.Cohort, _ stream: ExportStream,
        named: inout Set<Int64>, since: Int64?
    ) async throws -> [SearchMatch] {
        let most = jobs.settings.mostFiltered
        let limited = queries.map { query in
            var query = query
            query.limit = most + 1
            return query
        }
        let matches = try await stream.prepare(limited, cohort: cohort, named: &named)
            .filter { match in since.map { match.updated > $0 } ?? true }
        guard matches.count <= most else {
            throw FHIRError.unsupported("a filter finds more than \(most) resources; leave it out, or narrow it")
        }
        return matches
    }

    func cohort(of job: BulkJob, _ stream: ExportStream, base: String) async throws -> ExportSelection.Cohort {
        switch job.level {
        case .everything: return .everything
        case .citizens: return .citizens
        case .group(let id, let version):
            let group = try await stream.look.read { try $0.version(version, of: "Group", id) }
            guard let group, !group.isDeletion else { throw FHIRError.notFound }
            return .patients(try GroupMembers.patients(of: try group.json(), at: job.moment, base: base))
        }
    }
}

extension FHIRRoute {
    /// Whether an export is of what lies in citizens' compartments only.
    fileprivate var isOfPatients: Bool { operationType == "Patient" }
}

extension FHIRRequest {
    /// Whether the client takes the answer later (RFC 7240).
    var prefersAsynchronous: Bool {
        (headers.prefer ?? "").split { $0 == "," || $0 == ";" }.contains {
            $0.filter { !$0.isWhitespace }.lowercased() == "respond-async"
        }
    }
}

extension FHIRCall {
    /// What was asked for, as the manifest repeats it.
    ///
    /// - Parameter name: a parameter that is left out.
    func address(without name: String? = nil) -> String {
        let address = ([request.base] + request.path).joined(separator: "/")
        let query = QueryParameters(request.query.all.filter { $0.name != name })
        return query.all.isEmpty ? address : address + "?" + query.encoded
    }
}
