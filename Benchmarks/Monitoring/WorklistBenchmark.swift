import Access
import App
import ArgumentParser
import Monitoring
import Record

/// How long the list of a unit takes that watches very many: fifty lines with their trends, and the counts.
struct WorklistBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist", abstract: "The list of a unit that watches 50,000 citizens, through the gate.")

    @Option(help: "Citizens whom the unit watches.")
    var citizens = 50_000

    @Option(help: "Every so many of them has something open.")
    var deviatingEvery = 10

    @Option(help: "How often it is asked for.")
    var rounds = 300

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        try await place.withEmptyPlace("worklist") { path in
            let record = try await RecordOpener().open(path, createsIfMissing: true)
            try await MonitoredPopulation(citizens: citizens, watchedByFew: 0, deviatingEvery: deviatingEvery)
                .make(in: record)
            let caller = MonitoredPopulation.nurse(MonitoredPopulation.many)
            let unit = "Organization/" + MonitoredPopulation.many
            let expected = citizens / deviatingEvery
            try await measure("counts    ") {
                let figures = try await MonitoringFigures.ofOwnUnit(
                    record, as: caller, because: .treatment, doing: "benchmark")
                guard figures.open.values.reduce(0, +) == expected else { throw BenchmarkFault.noPatients }
            }
            try await measure("list      ") {
                let lines = try await record.read(.lookup, as: caller, because: .treatment, doing: "benchmark") {
                    let reader = MonitoringReader($0)
                    return try reader.open(reader.worklist(of: unit, limit: 50).lines)
                }
                guard lines.count == min(50, expected) else { throw BenchmarkFault.noPatients }
            }
            try await measure("green     ") {
                let lines = try await record.read(.lookup, as: caller, because: .treatment, doing: "benchmark") {
                    try MonitoringReader($0).green(of: unit, limit: 200)
                }
                guard lines.count == 200 else { throw BenchmarkFault.noPatients }
            }
            try await record.engine.close()
        }
    }

    private func measure(_ name: String, _ body: () async throws -> Void) async throws {
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds { times.append(try await clock.measure { try await body() }.inMilliseconds) }
        print("\(name)\(Distribution(milliseconds: times))")
    }
}
