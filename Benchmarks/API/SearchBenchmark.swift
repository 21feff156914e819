import Access
import App
import ArgumentParser
import FHIR
import Foundation
import Record

/// Searches as clients and planners ask them: a page of one patient's observations of one kind, and a count over the
/// whole population.
struct SearchBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract:
            "A page of 50 by patient and code in small and large records, and a population count of two parameters."
    )

    @Option(help: "Citizens in the records to compare, smallest first.")
    var citizens = [1_000, 100_000]

    @Option(help: "Searches in each record, one after another.")
    var rounds = 2_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        var medians: [Double] = []
        for size in citizens {
            let region = try await RegionRecord.prepare(citizens: size, in: place)
            print("record    \(size) citizens")
            print("fsync     \(try DiskYardstick.measure(in: place.folder))")
            let median = try await RecordOpener().withRecord(region.path) { record in
                let codes = try await ObservationCodes.commonest(in: record)
                guard !codes.isEmpty else { throw BenchmarkFault.noPatients }
                return try await APIServer.serving(record) { server in
                    let page = try await server.measure(
                        (0..<rounds).map { place in
                            let patient = region.patients[Int.random(in: region.patients.indices)]
                            return "/fhir/Observation?patient=\(patient)&code=\(codes[place % codes.count])&_count=50"
                        })
                    print("page of 50 by patient and code  \(page)")
                    for count in Self.counts {
                        let time = try await server.measure(Array(repeating: count, count: 5))
                        print("\(try await server.total(of: count)) counted by \(count)  \(time)")
                    }
                    return page.median
                }
            }
            medians.append(median)
        }
        if let first = medians.first, let last = medians.last, medians.count > 1 {
            print("ratio     largest to smallest at p50  \((last / first).formatted())")
        }
    }

    /// Counts over the population by two parameters each.
    private static let counts = [
        "/fhir/Observation?category=vital-signs&status=final&_summary=count",
        "/fhir/Observation?category=laboratory&date=ge2020-01-01&_summary=count",
    ]
}

/// What the record's observations are about.
enum ObservationCodes {
    /// Codes of the first observations, the commonest first.
    static func commonest(in record: Record) async throws -> [String] {
        try await record.read(
            .everything, as: .commandLine, because: .healthSystemAdministration, doing: "benchmark"
        ) { reading in
            var counts: [String: Int] = [:]
            var seen = 0
            try reading.forEachResource(ofTypes: ["Observation"]) { observation in
                let coding = try observation.json()["code"]?["coding"]?.elements.first { _ in true }
                if let code = coding?["code"]?.string { counts[code, default: 0] += 1 }
                seen += 1
                return seen < 2_000
            }
            return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(10).map(\.key)
        }
    }
}
