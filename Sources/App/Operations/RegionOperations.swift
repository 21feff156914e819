import Access
import Exchange
import FHIR
import Glibc
import Monitoring
import Record
import Region

/// `tovholder region`.
package struct RegionOperation: Sendable {
    package var citizens: Int
    package var seed: UInt64
    package var output: String
    /// The day that the region stands at, such as `2026-11-21`. Nil, or what is no day: always the same one, so that a
    /// seed gives the same bytes on any day.
    package var today: String?

    package init(citizens: Int, seed: UInt64, output: String) {
        self.citizens = citizens
        self.seed = seed
        self.output = output
    }

    /// Whether a text is a day that a region can stand at.
    package static func isDay(_ text: String) -> Bool { RegionDay(text) != nil }

    package func run(_ console: Console) async throws -> ExitStatus {
        var writer = try RegionWriter(to: output)
        let day = today.flatMap { RegionDay($0) } ?? RegionPlan.standardToday
        let region = try Region(RegionPlan(citizens: citizens, seed: seed, today: day))
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
    /// The note that holds the day on which the region was begun: it stands at that day, also when it is gone on with.
    private static let dayNote = "demo.day"

    package var citizens: Int
    package var seed: UInt64
    /// Nil: a record of its own for each region, in `.tovholder`.
    package var record: String?
    package var environment = Environment()
    /// Serves the record once it is there.
    package var serves = true
    package var opener = RecordOpener()
    /// The day that a new region stands at, so that what is to come in it is to come.
    var today = RegionDay.today()

    package init(citizens: Int, seed: UInt64) {
        self.citizens = citizens
        self.seed = seed
    }

    /// Lets somebody else say what time it is in the demonstration, and on which day a new region stands.
    package mutating func follow(_ clock: DemoClock) {
        opener = RecordOpener(capabilities: opener.capabilities, surroundings: clock.surroundings)
        today = clock.day
    }

    package func run(_ console: Console, _ interruption: Interruption) async throws -> ExitStatus {
        let path = try self.path()
        return try await opener.withRecord(path, createsIfMissing: true) { record in
            let day = try await claim(record, at: path)
            let report = try await fill(record, standingAt: day, at: path, console, interruption)
            if report.wasStopped { return .refused }
            if report.refused > 0 { return .impossible }
            try await MonitoringDemo(record).begin()
            guard serves else { return .success }
            return try await Serving(record: record, environment: environment).run(console)
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
    ///
    /// - Returns: the day that its region stands at.
    private func claim(_ record: Record, at path: String) async throws -> RegionDay {
        let name = name
        let today = today
        return try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "demo") {
            transaction in
            if let known = try transaction.note(Self.note) {
                guard known == Array(name.utf8) else {
                    throw RecordError.conflict(
                        "\(RecordOpener.name(of: path)) holds another region: choose another --record")
                }
                let day = try transaction.note(Self.dayNote).flatMap { RegionDay(String(decoding: $0, as: UTF8.self)) }
                return day ?? RegionPlan.standardToday
            }
            let patients = try transaction.find(SearchQuery("Patient", limit: 1))
            guard patients.resources.isEmpty else {
                throw RecordError.conflict(
                    "\(RecordOpener.name(of: path)) holds people who may be real: a demo needs a record of its own")
            }
            try transaction.setNote(Self.note, to: Array(name.utf8))
            try transaction.setNote(Self.dayNote, to: Array(today.description.utf8))
            return today
        }
    }

    private func fill(
        _ record: Record, standingAt day: RegionDay, at path: String, _ console: Console, _ interruption: Interruption
    ) async throws -> ImportReport {
        let region = try Region(RegionPlan(citizens: citizens, seed: seed, today: day))
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

extension RegionDay {
    /// The day by the clock of the machine, in its own time zone.
    static func today() -> RegionDay {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return RegionDay(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }
}
