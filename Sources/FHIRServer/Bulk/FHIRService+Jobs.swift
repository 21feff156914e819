import Access
import Apps
import Exchange
import FHIR
import Record

/// What became of an export or import: its status, its files, its end.
///
/// Source: FHIR Bulk Data Access 2.0, Bulk Data Status Request, Bulk Data Delete Request, Output File Request.
extension FHIRService {
    /// How soon to ask again, in seconds.
    private static let patience = 2
    /// Deletions in one Bundle of a file.
    private static let deletionsToALine = 500

    func jobStatus(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        let job = try await job(call)
        switch job.state {
        case .running:
            if jobs.isAbandoned(job) { try await goOn(with: job, base: call.request.base) }
            var answer = FHIRAnswer(status: 202)
            answer.progress = jobs.progress(of: job).flatMap { $0.isEmpty ? nil : $0 } ?? "under way"
            answer.retryAfter = Self.patience
            return answer
        case .failed:
            throw FHIRError.unfinished(job.reason ?? "it could not be carried out")
        case .finished:
            var answer = FHIRAnswer(status: 200, body: manifest(of: job, base: call.request.base))
            answer.contentType = "application/json"
            answer.expires = job.expires
            return answer
        }
    }

    func cancelJob(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        try await jobs.remove(try await job(call))
        return FHIRAnswer(status: 202)
    }

    /// One of the files that a manifest names: read from the record while the client takes it.
    func jobFile(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        let job = try await job(call)
        guard job.state == .finished, let output = job.outputs.first(where: { $0.file == call.target.file }) else {
            throw FHIRError.notFound
        }
        if output.kind == .errors { return try errors(of: job) }
        let types = output.kind == .resources ? [output.type] : job.types
        let filtered = jobs.matches(of: output.type, for: job)
        if filtered == nil, output.kind == .resources, job.filtered.contains(output.type) {
            throw FHIRError.expired("the server was started again since, and has forgotten what the filters found")
        }
        let stream = try await ExportStream(
            record, as: job.owner.caller, because: job.owner.purpose, doing: call.activity)
        let cohort = try await cohort(of: job, stream, base: call.request.base)
        var answer = FHIRAnswer(status: 200)
        answer.stream = FHIRStream { write in
            if let filtered { return try await stream.run(filtered) { try await write(Self.lines($0)) } }
            for type in types {
                let selection = ExportSelection(
                    type: type, instant: job.moment, since: job.since, cohort: cohort,
                    isDeletion: output.kind == .deletions)
                try await stream.run(selection) { resources in
                    try await write(output.kind == .deletions ? Self.deletions(resources) : Self.lines(resources))
                }
            }
        }
        return answer
    }

    /// The job that an address names, for its owner alone, and with a token that would have been good for asking it.
    private func job(_ call: FHIRCall) async throws -> BulkJob {
        guard let name = call.target.job, let job = try await jobs.job(name),
            call.holder.capacities.contains(where: { $0.caller.role == .system && BulkJob.Owner($0) == job.owner })
        else { throw FHIRError.notFound }
        switch job.kind {
        case .exporting:
            for type in job.types {
                try call.permit(.search, type: type)
                try call.permit(.read, type: type)
                guard call.holder.scopes.permitAll(.search, type), call.holder.scopes.permitAll(.read, type) else {
                    throw FHIRError.forbidden("the token permits some \(type) only, and an export is of all")
                }
            }
        case .importing:
            for permission in [FHIRPermission.create, .update, .delete] { try call.permit(permission, type: nil) }
        }
        return job
    }

    private func errors(of job: BulkJob) throws -> FHIRAnswer {
        var lines: [UInt8] = []
        for text in job.ignored {
            var writer = JSONWriter()
            writer.operationOutcome([OutcomeIssue(.notSupported, text, severity: .warning)])
            lines += writer.bytes + [0x0A]
        }
        if job.kind == .importing {
            guard let outcomes = jobs.outcomes(for: job) else {
                throw FHIRError.expired("the server was started again since, and has forgotten what was refused")
            }
            lines += outcomes
        }
        var answer = FHIRAnswer(status: 200)
        answer.stream = FHIRStream { [lines] write in try await write(lines) }
        return answer
    }

    private func manifest(of job: BulkJob, base: String) -> [UInt8] {
        func list(_ name: String, _ kind: BulkJob.Output.Kind, _ writer: inout JSONWriter) {
            writer.array(name) { writer in
                for output in job.outputs where output.kind == kind {
                    writer.object { writer in
                        writer.member("type", output.type)
                        writer.member("url", "\(base)/_bulk/\(job.name)/\(output.file)")
                        writer.member("count", output.count)
                    }
                }
            }
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("transactionTime", BundleWriter.instant(job.moment))
            writer.member("request", jobs.address(of: job) ?? job.request)
            writer.member("requiresAccessToken", true)
            list("output", .resources, &writer)
            if job.since != nil { list("deleted", .deletions, &writer) }
            list("error", .errors, &writer)
            if job.kind == .importing {
                writer.object("extension") { writer in
                    for (name, count) in job.counts.sorted(by: { $0.key < $1.key }) { writer.member(name, count) }
                }
            }
        }
        return writer.bytes
    }

    /// The resources' own bytes, one to a line.
    private static func lines(_ resources: [StoredResource]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(resources.reduce(0) { $0 + $1.bytes.count + 1 })
        for resource in resources {
            bytes += resource.bytes
            bytes.append(0x0A)
        }
        return bytes
    }

    /// Bundles that delete what was deleted, one to a line.
    private static func deletions(_ resources: [StoredResource]) -> [UInt8] {
        var lines: [UInt8] = []
        var rest = resources[...]
        while !rest.isEmpty {
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("resourceType", "Bundle")
                writer.member("type", "transaction")
                writer.array("entry") { writer in
                    for resource in rest.prefix(Self.deletionsToALine) {
                        writer.object { writer in
                            writer.object("request") { writer in
                                writer.member("method", "DELETE")
                                writer.member("url", resource.reference)
                            }
                        }
                    }
                }
            }
            lines += writer.bytes + [0x0A]
            rest = rest.dropFirst(Self.deletionsToALine)
        }
        return lines
    }
}
