import App
import ArgumentParser
import Foundation
import Record

/// Reading resources by their ids with many connections at once: the gate, the audit row durable before the first byte
/// leaves, beside what a bare Hummingbird does with the same bytes.
struct ReadBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract:
            "Reads by id at many connections, beside bare Hummingbird with a bare look-up of the same bytes."
    )

    @Option(help: "Citizens in the record.")
    var citizens = 1_000

    @Option(help: "Connections that ask without pause.")
    var connections = 256

    @Option(help: "Seconds of each load.")
    var seconds = 3

    @Option(help: "Rounds, in each of which everything is loaded once.")
    var rounds = 5

    @Option(help: "Resources drawn at random that are asked for.")
    var sample = 20_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        let resources = try ResourceSample.draw(sample, from: region.path, in: place)
        print("record    \(citizens) citizens, \(resources.count) resources drawn")
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let load = LoadGenerator(connections: connections, seconds: seconds)
        let figures = try await RecordOpener().withRecord(region.path) { record in
            try await APIServer.serving(record) { server in
                try await PointReadYardstick.serving(resources.map(\.body), in: place) { yardstick in
                    var figures = Figures()
                    for _ in 0..<rounds {
                        figures.reads.append(
                            try await load.run(
                                .get(paths: resources.map(\.path)), port: server.port, token: server.token))
                        for kind in PointReadYardstick.Kind.allCases {
                            figures.bare[kind, default: []].append(try await yardstick.run(kind, load))
                        }
                    }
                    return figures
                }
            }
        }
        figures.report()
    }

    /// What each round gave. Machines swing from second to second, so each round's figures are compared with each other.
    private struct Figures {
        var reads: [LoadGenerator.Result] = []
        var bare: [PointReadYardstick.Kind: [LoadGenerator.Result]] = [:]

        func report() {
            print("read by id, gate and audit  \(Self.text(reads))")
            for kind in PointReadYardstick.Kind.allCases {
                let bare = bare[kind] ?? []
                let ratios = zip(reads, bare).map { $0.requestsPerSecond / $1.requestsPerSecond }.sorted()
                print("bare, \(kind.rawValue)  \(Self.text(bare))")
                print("  ours to it  \(Self.spread(ratios.map { ($0 * 100).rounded() / 100 }))")
            }
        }

        private static func text(_ results: [LoadGenerator.Result]) -> String {
            let sorted = results.sorted { $0.requestsPerSecond < $1.requestsPerSecond }
            guard let median = sorted.dropFirst(sorted.count / 2).first else { return "nothing" }
            return "\(median)  (rounds: \(spread(sorted.map { $0.requestsPerSecond.rounded() })))"
        }

        private static func spread(_ sorted: [Double]) -> String {
            guard let least = sorted.first, let most = sorted.last else { return "nothing" }
            let median = sorted[sorted.count / 2]
            return "\(median.formatted()), from \(least.formatted()) to \(most.formatted())"
        }
    }
}
