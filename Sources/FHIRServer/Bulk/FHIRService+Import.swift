import Access
import Apps
import Exchange
import FHIR
import Record

/// Resources sent as lines, taken in as `tovholder import` takes files in.
///
/// Addresses to fetch from are not taken: a server that fetches what it is told to can be made to ask its neighbours.
extension FHIRService {
    private static let lines: Set<String> = [
        "application/fhir+ndjson", "application/ndjson", "application/x-ndjson",
    ]

    /// Takes an import on once all its lines are here, and says where its status is.
    func importLines(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        for permission in [FHIRPermission.create, .update, .delete] { try call.permit(permission, type: nil) }
        let capacity = try call.holder.capacity(for: nil)
        let now = record.surroundings.now()
        let decision = Access.decide(
            capacity.caller, capacity.purpose, .everything, .write, Facts(instant: now))
        guard case .permitted = decision, capacity.caller.role == .system else {
            throw FHIRError.forbidden("imports are for systems")
        }
        guard call.request.prefersAsynchronous else {
            throw FHIRError.unsupported("an import is asynchronous: say so with Prefer: respond-async")
        }
        let type = (call.request.headers.contentType ?? "").prefix { $0 != ";" }.filter { !$0.isWhitespace }
        guard Self.lines.contains(type.lowercased()) else {
            throw FHIRError.unsupportedMedia(
                "$import takes the resources themselves, one to a line, as application/fhir+ndjson; nothing is fetched")
        }
        let input: SpooledInput
        let size: Int
        do {
            (input, size) = try await spool(call.request)
        } catch is InputError {
            throw FHIRError.busy("there is no room for what is to be imported")
        }
        guard size > 0 else { throw FHIRError.malformed("the body is empty") }
        let expires = now + jobs.settings.lifetime
        let job = BulkJob(
            name: jobs.newName(expiring: expires), kind: .importing, owner: BulkJob.Owner(capacity),
            request: call.address(), activity: call.activity, moment: now, expires: expires, process: jobs.process,
            alive: now)
        try await jobs.keep(job)
        start(job, input, size: size)
        var answer = FHIRAnswer(status: 202)
        answer.contentLocation = "\(call.request.base)/_bulk/\(job.name)"
        return answer
    }

    private func spool(_ request: FHIRRequest) async throws -> (SpooledInput, Int) {
        let input = try SpooledInput(in: jobs.settings.folder)
        let most = jobs.settings.largestImport
        let size = Tally()
        let content = request.content ?? FHIRContent { take in try take(request.body) }
        try await content.read { bytes in
            size.add(bytes.count)
            guard size.value <= most else { throw FHIRError.tooLarge("an import of more than \(most) bytes") }
            try input.append(bytes)
        }
        return (input, size.value)
    }

    private func start(_ job: BulkJob, _ input: SpooledInput, size: Int) {
        jobs.start(job, at: job.request) { [self] in
            var settings = ImportSettings()
            settings.author = ImportAuthor(job.owner.caller, because: job.owner.purpose, doing: job.activity)
            let told = Tally()
            var events = ImportEvents()
            events.shouldStop = { Task.isCancelled }
            events.progress = { [jobs] progress in
                let part = progress.bytes > 0 ? progress.bytesRead * 100 / progress.bytes : 0
                jobs.tell("\(progress.report.resources) resources, \(min(part, 100)) % read", of: job)
            }
            events.refused = { [jobs] refusal in
                told.add()
                if told.value <= jobs.settings.mostOutcomes {
                    jobs.append(outcome: Self.outcome(of: refusal), for: job)
                } else if told.value == jobs.settings.mostOutcomes + 1 {
                    jobs.append(outcome: Self.outcome("more was refused than is told here"), for: job)
                }
            }
            let importer = Importer(record, validator: validator, settings: settings)
            let report = try await importer.run([input.source(named: "import.ndjson", size: size)], events: events)
            try await jobs.update(job) {
                $0.state = .finished
                $0.counts = [
                    "created": report.created, "updated": report.updated, "unchanged": report.unchanged,
                    "deleted": report.deleted, "refused": report.refused,
                ]
                if report.refused > 0 {
                    $0.outputs = [.init(kind: .errors, type: "OperationOutcome", count: report.refused)]
                }
            }
        }
    }

    /// What was refused, and where it stood. Neither quotes what came.
    private static func outcome(of refusal: Exchange.Refusal) -> [UInt8] {
        var writer = JSONWriter()
        writer.operationOutcome(
            refusal.problems.map { problem in
                let place = [problem.place.line.map { "line \($0)" }, problem.place.entry.map { "entry \($0)" }]
                let text = (place.compactMap { $0 } + [problem.reason]).joined(separator: ": ")
                return OutcomeIssue(.structure, text, path: problem.path)
            })
        return writer.bytes
    }

    private static func outcome(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.operationOutcome([OutcomeIssue(.tooCostly, text, severity: .warning)])
        return writer.bytes
    }
}
