import Exchange
import FHIR
import Record
import RecordPostgres

/// `tovholder import`.
package struct ImportOperation: Sendable {
    /// Each refusal is said up to this many; the rest are in the file.
    static let toldRefusals = 100

    package var paths: [String]
    package var record: String
    /// Where what is refused is put; nil: beside the record.
    package var refusals: String?
    package var readsAgain = false
    /// Says each resource on standard output once it is durable.
    package var acknowledges = false

    /// Resources to one durable transaction; nil: the standard.
    package var batch: Int?
    package var opener = RecordOpener()

    package init(paths: [String], record: String) {
        self.paths = paths
        self.record = record
    }

    /// Imports, tells how it goes, and says at the end what became of it.
    package func run(_ console: Console, _ interruption: Interruption) async throws -> ExitStatus {
        let files = InputFiles(at: paths)
        for path in files.unreadable { console.tell("tovholder: \(path.path): \(path.reason)") }
        if files.files.isEmpty {
            console.tell("tovholder: there is nothing to import")
            return .impossible
        }
        let sources = files.files.map { ImportSource($0) }
        return try await opener.withRecord(record, createsIfMissing: true) { record in
            let report = try await run(sources, into: record, console, interruption)
            return report.refused > 0 || !files.unreadable.isEmpty || report.wasStopped ? .refused : .success
        }
    }

    func run(
        _ sources: [ImportSource], into record: Record, _ console: Console, _ interruption: Interruption
    ) async throws -> ImportReport {
        var settings = ImportSettings()
        settings.refusals = refusals ?? RefusalPath.beside(self.record)
        settings.readsAgain = readsAgain
        if let batch { settings.batch = max(1, batch) }
        let meter = ProgressMeter(console, now: record.surroundings.now)
        let told = RefusalTeller(console, limit: Self.toldRefusals)
        var events = ImportEvents()
        events.progress = { meter.show($0) }
        events.refused = { told.tell($0) }
        events.shouldStop = { interruption.hasCome }
        if acknowledges {
            events.durable = { outcomes in
                for outcome in outcomes { console.say("\(outcome.type)/\(outcome.id)") }
            }
        }
        let importer = Importer(record, validator: Validator(), settings: settings)
        let start = record.surroundings.now()
        let report = try await importer.run(sources, events: events)
        told.finish(report, path: settings.refusals)
        console.tell(Self.summary(report, milliseconds: record.surroundings.now() - start))
        return report
    }

    static func summary(_ report: ImportReport, milliseconds: Int64) -> String {
        var parts = ["\(ProgressMeter.grouped(report.created)) new"]
        for (count, word) in [
            (report.updated, "changed"), (report.unchanged, "unchanged"), (report.deleted, "deleted"),
            (report.refused, "refused"), (report.passedOver, "without content"),
            (report.filesDone, "files taken before"),
        ] where count > 0 {
            parts.append("\(ProgressMeter.grouped(count)) \(word)")
        }
        let seconds = Double(milliseconds) / 1000
        let rate = seconds > 0 ? Int(Double(report.resources) / seconds) : report.resources
        let text =
            "\(ProgressMeter.grouped(report.resources)) resources in \(ProgressMeter.duration(seconds)) "
            + "(\(ProgressMeter.grouped(rate))/s): " + parts.joined(separator: ", ")
        return report.wasStopped ? text + ". Stopped before the end: the same command goes on from here." : text
    }
}

/// Where refusals are put unless told otherwise: beside the record's file, or in the current folder.
enum RefusalPath {
    static func beside(_ record: String) -> String {
        guard !PostgresAddress.isAddress(record), let slash = record.lastIndex(of: "/") else { return "refused.ndjson" }
        return String(record[...slash]) + "refused.ndjson"
    }
}
