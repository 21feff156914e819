import Access
import App
import ArgumentParser
import Care
import Foundation
import Record

/// How long it takes to accept a handover: the Task, the pathway that moves, the clinician who is named, all rules of the
/// door, the audit, and the commit that makes it durable.
struct AcceptBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accepting a handover at many clients: with a pause between two, without one, and without fsync.",
        discussion: """
            The time is the server's own: from the command, as the page or the API gives it to the desk, until it is durable.
            """)

    @Option(help: "Clients that accept one handover after the other.")
    var clients = 64

    @Option(help: "Handovers that are accepted in each load.")
    var handovers = 6_400

    @Option(help: "Milliseconds that a client waits after each answer, in the load with pauses.")
    var pause = 250

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        try await measure("\(clients) clients, a pause of \(pause) ms", .asServed, pause: pause)
        let without = try await measure("\(clients) clients without a pause, no fsync", .none, pause: 0)
        let with = try await measure("\(clients) clients without a pause", .asServed, pause: 0)
        print("  to without fsync  \((with / without).formatted())")
    }

    /// - Returns: how many were accepted in a second.
    @discardableResult
    private func measure(_ name: String, _ fsync: FsyncKind, pause: Int) async throws -> Double {
        try await place.withEmptyPlace("accept") { path in
            guard let server = place.server else { return try await load(try fsync.openFile(path), name, pause) }
            return try await server.withSettings(fsync.settings) {
                try await load(try await RecordOpener().open(path, createsIfMissing: true), name, pause)
            }
        }
    }

    private func load(_ record: Record, _ name: String, _ pause: Int) async throws -> Double {
        let pathways = try await OfferedPathways.make(handovers, in: record)
        let hand = OfferedPathways.hand(OfferedPathways.receiver)
        let clock = ContinuousClock()
        let start = clock.now
        let times = try await Clients(clients).each(of: handovers) { number in
            // Nobody begins at the same instant as all the others.
            if pause > 0 {
                try await Task.sleep(for: .milliseconds(number < clients ? pause * number / clients : pause))
            }
            return try await clock.measure {
                try await ResponsibilityDesk(record).accept(
                    pathways.offers[number], naming: .init(hand.caller.identity), by: hand)
            }.inMilliseconds
        }
        let perSecond = Double(handovers) / ((clock.now - start).inMilliseconds / 1_000)
        try await record.engine.close()
        print("accept    \(name)  \(Int(perSecond))/s  \(Distribution(milliseconds: times))")
        return perSecond
    }
}
