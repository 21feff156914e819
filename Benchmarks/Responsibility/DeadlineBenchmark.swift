import App
import ArgumentParser
import Care
import Foundation
import Record

/// How long the clocks take when very many deadlines pass at the same time, as after a night without a server.
struct DeadlineBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "The clocks run deadlines that are all due: each tells somebody, by a Task of its own, durably.")

    @Option(help: "Handovers that nobody has answered in time.")
    var deadlines = 10_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let table = try await TableYardstick.measure(place)
        print("\(table.engine), 1,000 a commit   \(Int(table.insertsPerSecond)) inserts/s of 1.5 KB")
        try await place.withEmptyPlace("deadlines") { path in
            let made = try await RecordOpener().open(path, createsIfMissing: true)
            _ = try await OfferedPathways.make(deadlines, in: made)
            try await made.engine.close()
            // The same record ten days later.
            var later = made.surroundings
            later.now = { made.surroundings.now() + 10 * 86_400_000 }
            let record = try await RecordOpener(surroundings: later).open(path, createsIfMissing: false)
            let clock = ContinuousClock()
            let start = clock.now
            let turn = try await ClockRunner(record).turn()
            let seconds = (clock.now - start).inMilliseconds / 1_000
            let events = try await record.engine.read { try $0.lastEvent() }
            print(
                "deadlines \(turn.struck) struck in \(seconds.formatted()) s, \(turn.failed) failed; \(events) versions"
            )
            try await record.engine.close()
        }
    }
}
