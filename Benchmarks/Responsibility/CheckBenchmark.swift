import App
import ArgumentParser
import FHIR
import Foundation
import Record

/// How long it takes to prove a whole record: every index, projection and rule of content, among them that each pathway has
/// one who is responsible at every instant.
struct CheckBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "`tovholder check` over a region, the rule of responsibility included.")

    @Option(help: "Citizens in the record.")
    var citizens = 100_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        let clock = ContinuousClock()
        var start = clock.now
        let record = try await RecordOpener().open(region.path, createsIfMissing: false)
        print("opened    in \(seconds(since: start)) s")
        let pathways = try await record.engine.read { reading in
            try reading.count(RowQuery("pathway"))
        }
        start = clock.now
        let report = try await record.engine.check { _, _ in }
        print(
            "check     \(report.resources) resources in \(seconds(since: start)) s: \(report.findings.count) findings")
        print("          \(pathways) pathways under way")
        for finding in report.findings.prefix(10) { print("          \(finding)") }
        try await record.engine.close()

        func seconds(since start: ContinuousClock.Instant) -> String {
            ((clock.now - start).inMilliseconds / 1_000).formatted(.number.precision(.fractionLength(1)))
        }
    }
}
