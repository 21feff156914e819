import Access
import App
import Apps
import ArgumentParser
import Foundation
import HTML
import Pages
import Record

/// How long one citizen's overview takes in a small record and in a large one: the whole answer over the loopback, asked
/// by a hospital nurse for citizens drawn at random, audit row durable before the first byte leaves.
struct OverviewBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overview",
        abstract: "The overview of citizens drawn at random, beside the disk's fsync and a bare hello in the same run."
    )

    @Option(help: "Citizens in the records to compare, smallest first.")
    var citizens = [1_000, 100_000]

    @Option(help: "Overviews asked for in each record.")
    var rounds = 2_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        var medians: [Double] = []
        for size in citizens {
            let region = try await RegionRecord.prepare(citizens: size, in: place)
            print("record    \(size) citizens")
            if let rate = region.importRate, let bytes = region.bytesPerResource {
                print("          made at \(Int(rate)) resources/s, \(bytes) bytes on disk per resource")
            }
            let disk = try DiskYardstick.measure(in: place.folder)
            let hello = try await HelloYardstick.measure()
            let clock = ContinuousClock()
            let start = clock.now
            let record = try await RecordOpener().open(region.path, createsIfMissing: false)
            let overview = try await measure(record, region.patients) {
                print("          start \((clock.now - start).inMilliseconds.formatted()) ms until it listens")
            }
            try await record.engine.close()
            medians.append(overview.median)
            print("          overview  \(overview)")
            print("          fsync     \(disk)")
            print("          hello     \(hello)")
            print("          overview less fsync at p50  \((overview.median - disk.median).formatted()) ms")
            print("          resident memory  \(Memory.residentMegabytes()) MB")
        }
        if let first = medians.first, let last = medians.last, medians.count > 1 {
            print("ratio     largest to smallest at p50  \((last / first).formatted())")
        }
    }

    private func measure(
        _ record: Record, _ patients: [String], listening: @escaping @Sendable () -> Void
    ) async throws -> Distribution {
        guard !patients.isEmpty else { throw BenchmarkFault.noPatients }
        let token = try await AccessTokens(record).issue(holder: "hospital-nurse", scope: "pages", minutes: 60)
        let personas = try await PersonaDirectory.load(from: record)
        var random = SystemRandomNumberGenerator()
        let drawn = (0..<rounds).map { _ in patients[Int.random(in: patients.indices, using: &random)] }
        guard let unit = personas.member(code: "hospital-nurse")?.account.capacity(for: "")?.caller.unit else {
            throw BenchmarkFault.noPatients
        }
        try await GateRegion.admit(Set(drawn), to: unit, record)
        let (ports, running) = AsyncStream<Int>.makeStream()
        let application = try AppServer.application(
            record: record, configuration: ServerConfiguration(port: 0, logger: LoopbackServer.quietLogger),
            personas: personas, tokens: AccessTokens(record),
            onRunning: { port in
                listening()
                running.yield(port)
            })
        let requests = drawn.map {
            LoopbackClient.Request(
                path: Route.overview(citizen: $0).target.text, headers: ["Authorization: Bearer \(token)"])
        }
        return try await LoopbackServer.serving(application, ports: ports) { port in
            // The first answers fill caches that a server keeps for its whole life.
            _ = try await LoopbackClient.measure(port: port, requests: Array(requests.prefix(50)))
            return try await LoopbackClient.measure(port: port, requests: requests)
        }
    }
}
