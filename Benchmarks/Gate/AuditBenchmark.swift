import App
import ArgumentParser
import Foundation
import Record

/// How fast the audit is written: reads by id from many clients, each with a row of its own that is durable before the answer
/// leaves, beside the same without fsync and with a slower one.
struct AuditBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Looks from many clients, each with an audit row of its own, beside the same without fsync.")

    @Option(help: "Citizens in the record.")
    var citizens = 1_000

    @Option(help: "Clients that read without pause.")
    var connections = 64

    @Option(help: "Seconds of each load.")
    var seconds = 8

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        let paths = try ResourceSample.draw(5_000, from: region.path, in: place).map(\.path)
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let without = try await measure("without fsync", .none, region.path, paths)
        let with = try await measure("as it is served", .asServed, region.path, paths)
        print("  to without fsync  \((with.requestsPerSecond / without.requestsPerSecond).formatted())  (aim: 0.6)")
        let slow = try await measure("each fsync 4 ms slower", .slower(.milliseconds(4)), region.path, paths)
        print("  to without fsync  \((slow.requestsPerSecond / without.requestsPerSecond).formatted())  (aim: 0.6)")
    }

    private func measure(
        _ name: String, _ fsync: FsyncKind, _ path: String, _ paths: [String]
    ) async throws -> LoadGenerator.Result {
        let result: LoadGenerator.Result
        if let server = place.server {
            result = try await server.withSettings(fsync.settings) {
                try await load(try await RecordOpener().open(path, createsIfMissing: false), paths)
            }
        } else {
            result = try await load(try fsync.openFile(path), paths)
        }
        print("\(name)  \(result)")
        return result
    }

    private func load(_ record: Record, _ paths: [String]) async throws -> LoadGenerator.Result {
        let load = LoadGenerator(connections: connections, seconds: seconds)
        let result = try await APIServer.serving(record) { server in
            try await load.run(.get(paths: paths), port: server.port, token: server.token)
        }
        try await record.engine.close()
        return result
    }
}
