import Access
import Exchange
import FHIR
import Glibc
import Record
import Region

/// `tovholder region`.
package struct RegionOperation: Sendable {
    package var citizens: Int
    package var seed: UInt64
    package var output: String

    package init(citizens: Int, seed: UInt64, output: String) {
        self.citizens = citizens
        self.seed = seed
        self.output = output
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        var writer = try RegionWriter(to: output)
        let region = try Region(RegionPlan(citizens: citizens, seed: seed))
        let written = try writer.write(region) { progress in
            console.progress?(
                "\(ProgressMeter.grouped(progress.citizens)) of \(ProgressMeter.grouped(citizens)) citizens")
        }
        console.tell(
            "\(ProgressMeter.grouped(written.citizens)) citizens, "
                + "\(ProgressMeter.grouped(written.resources)) resources in \(output)")
        return .success
    }
}

/// `tovholder demo`.
package struct DemoOperation: Sendable {
    /// The note that says that a record is a demonstration, and of which region: only such a record lets people sign in
    /// as whom they like.
    package static let note = "demo"

    package var citizens: Int
    package var seed: UInt64
    /// Nil: a record of its own for each region, in `.tovholder`.
    package var record: String?
    package var environment = Environment()
    /// Serves the record once it is there.
    package var serves = true
    package var opener = RecordOpener()

    package init(citizens: Int, seed: UInt64) {
        self.citizens = citizens
        self.seed = seed
    }

    package func run(_ console: Console, _ interruption: Interruption) async throws -> ExitStatus {
        let path = try self.path()
        return try await opener.withRecord(path, createsIfMissing: true) { record in
            try await claim(record, at: path)
            let report = try await fill(record, at: path, console, interruption)
            if report.wasStopped { return .refused }
            if report.refused > 0 { return .impossible }
            guard serves else { return .success }
            return try await Serving(record: record, environment: environment, isDemo: true).run(console)
        }
    }

    /// What makes the region what it is.
    private var name: String { "region of \(citizens) citizens, seed \(seed)" }

    private func path() throws -> String {
        if let record { return record }
        let folder = ".tovholder"
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw RecordError.unavailable(.readOnly("\(folder): \(SystemText.of(errno))"))
        }
        return "\(folder)/demo-\(citizens)-citizens-seed-\(seed).tovholder"
    }

    /// Marks a new record as a demonstration; throws for one that holds something else.
    private func claim(_ record: Record, at path: String) async throws {
        let name = name
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "demo") { transaction in
            if let known = try transaction.note(Self.note) {
                guard known == Array(name.utf8) else {
                    throw RecordError.conflict("\(path) holds another region: choose another --record")
                }
                return
            }
            let patients = try transaction.find(SearchQuery("Patient", limit: 1))
            guard patients.resources.isEmpty else {
                throw RecordError.conflict("\(path) holds people who may be real: a demo needs a record of its own")
            }
            try transaction.setNote(Self.note, to: Array(name.utf8))
        }
    }

    private func fill(
        _ record: Record, at path: String, _ console: Console, _ interruption: Interruption
    ) async throws -> ImportReport {
        let region = try Region(RegionPlan(citizens: citizens, seed: seed))
        // About fifty resources a citizen: only for the progress line.
        let source = ImportSource(making: name, count: citizens * 50) {
            AnyIterator(region.lazy.flatMap { $0 }.map(\.bytes).makeIterator())
        }
        return try await ImportOperation(paths: [], record: path).run([source], into: record, console, interruption)
    }
}

extension RecordOpener {
    /// Whether a record is a demonstration.
    static func isDemo(_ record: Record) async throws -> Bool {
        try await record.engine.read { try $0.note(DemoOperation.note) } != nil
    }
}
