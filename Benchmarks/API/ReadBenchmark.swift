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
    var seconds = 8

    @Option(help: "Resources drawn at random that are asked for.")
    var sample = 20_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        let load = LoadGenerator(connections: connections, seconds: seconds)
        try place.makeFolder()
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        let resources = try ResourceSample.draw(sample, from: region.path, in: place)
        print("record    \(citizens) citizens, \(resources.count) resources drawn")
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let yardstick = try await PointReadYardstick.measure(resources.map(\.body), in: place, load: load)
        print("hello     \(yardstick.hello)")
        print("bare, asynchronous look-up  \(yardstick.asynchronous)")
        print("bare, lean look-up          \(yardstick.lean)")
        try await RecordOpener().withRecord(region.path) { record in
            let read = try await APIServer.serving(record) { server in
                try await load.run(.get(paths: resources.map(\.path)), port: server.port, token: server.token)
            }
            print("read by id, gate and audit  \(read)")
            for (name, bare) in [
                ("asynchronous", yardstick.asynchronous), ("lean", yardstick.lean), ("hello", yardstick.hello),
            ] {
                print("  to \(name)  \((read.requestsPerSecond / bare.requestsPerSecond).formatted())")
            }
        }
    }
}
