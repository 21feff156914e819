import Access
import App
import ArgumentParser
import FHIR
import Foundation
import Monitoring
import Pages
import Record
import Synchronization

/// How many measurements are taken in: read, judged by the programme's limits, on the unit's list where they deviate, and
/// durable; and how soon after it was sent one that is red stands on the list of a nurse who has it open meanwhile.
struct MeasurementBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measurements",
        abstract: "Devices' messages from many clients, judged and durable, and how soon a nurse sees the red ones.",
        discussion: """
            A message is a saturation and a pulse, as the programme for COPD asks for. Each is an Observation of its own. The \
            time is the server's own, from the message's bytes to the answer's.
            """)

    @Option(help: "Citizens who measure.")
    var citizens = 4_000

    @Option(help: "Devices that send at the same time.")
    var clients = 64

    @Option(help: "Messages in each load.")
    var messages = 16_000

    @Option(help: "Of a hundred messages, those in which the saturation is low.")
    var low = 5

    @Option(help: "Red values whose way to a nurse is timed.")
    var probes = 40

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        print("fsync     \(try DiskYardstick.measure(in: place.folder))")
        let table = try await TableYardstick.measure(place)
        print("\(table.engine), 1,000 a commit   \(Int(table.insertsPerSecond)) inserts/s of 1.5 KB")
        try await place.withEmptyPlace("measurements") { path in
            let record = try await RecordOpener().open(path, createsIfMissing: true)
            try await MonitoredPopulation(citizens: citizens + probes, watchedByFew: probes).make(in: record)
            try await load(record)
            try await watched(record)
            try await record.engine.close()
        }
    }

    private func load(_ record: Record) async throws {
        let desk = DeviceDesk(record)
        let clock = ContinuousClock()
        let start = clock.now
        let times = try await Clients(clients).each(of: messages) { number in
            let device = MonitoredPopulation.device(probes + number % citizens)
            let message = message(number, saturation: number % 100 < low ? 85 : 94)
            return try await clock.measure { _ = try await desk.receive(message, from: device) }.inMilliseconds
        }
        let seconds = (clock.now - start).inMilliseconds / 1_000
        let figures = try await MonitoringFigures.ofOwnUnit(
            record, as: MonitoredPopulation.nurse(MonitoredPopulation.many), because: .treatment, doing: "benchmark")
        print(
            "taken in  \(Int(Double(messages * 2) / seconds)) measurements/s in \(Int(Double(messages) / seconds)) messages/s"
        )
        print("          \(Distribution(milliseconds: times))")
        print("listed    \(figures.open.values.reduce(0, +)) citizens of \(citizens)")
    }

    /// The same load, while a nurse of the other unit has her list open.
    private func watched(_ record: Record) async throws {
        let hub = ChangeHub()
        let screen = Screen()
        let caller = MonitoredPopulation.nurse(MonitoredPopulation.few)
        let unit = "Organization/" + MonitoredPopulation.few
        let clock = ContinuousClock()
        var waits: [Double] = []
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await ChangeFollower(record, hub).run() }
            guard let listener = hub.listen(to: .unit(caller.selves), session: "benchmark") else { return }
            let probes = probes
            group.addTask {
                for await _ in listener.rings {
                    _ = listener.take()
                    let list = try await record.read(.lookup, as: caller, because: .treatment, doing: "benchmark") {
                        try MonitoringReader($0).worklist(of: unit, limit: probes)
                    }
                    screen.show(list.lines.map(\.citizen), at: clock.now)
                }
            }
            let desk = DeviceDesk(record)
            group.addTask { [self] in
                _ = try await Clients(clients - 1).each(of: messages * 4) { number in
                    guard !screen.isClosed else { return }
                    let device = MonitoredPopulation.device(probes + number % citizens)
                    let message = message(messages + number, saturation: number % 100 < low ? 85 : 94)
                    _ = try await desk.receive(message, from: device)
                }
            }
            for probe in 0..<probes {
                try await Task.sleep(for: .milliseconds(100))
                let sent = clock.now
                _ = try await desk.receive(
                    message(-1 - probe, saturation: 84), from: MonitoredPopulation.device(probe))
                let citizen = MonitoredPopulation.citizen(probe)
                while clock.now - sent < .seconds(20), screen.shown(citizen) == nil {
                    try await Task.sleep(for: .milliseconds(2))
                }
                waits.append(((screen.shown(citizen) ?? clock.now) - sent).inMilliseconds)
            }
            screen.close()
            hub.close()
            group.cancelAll()
        }
        print("screen    from sending to the nurse's list \(Distribution(milliseconds: waits))  (aim: p99 1,000 ms)")
    }

    private func message(_ number: Int, saturation: Int) -> [UInt8] {
        let measured = InstantText.second(Int64(Date.now.timeIntervalSince1970) * 1_000)
        return Array(
            #"{"transmission":"benchmark \#(number)","measured":"\#(measured)","values":[{"measure":"spo2","value":\#(saturation),"unit":"%"},{"measure":"pulse","value":80,"unit":"/min"}]}"#
                .utf8)
    }
}

/// What a nurse has seen on her list, and when first.
private final class Screen: Sendable {
    private let state = Mutex<(seen: [String: ContinuousClock.Instant], isClosed: Bool)>(([:], false))

    var isClosed: Bool { state.withLock { $0.isClosed } }

    func close() { state.withLock { $0.isClosed = true } }

    func show(_ citizens: [String], at instant: ContinuousClock.Instant) {
        state.withLock { state in
            for citizen in citizens where state.seen[citizen] == nil { state.seen[citizen] = instant }
        }
    }

    func shown(_ citizen: String) -> ContinuousClock.Instant? { state.withLock { $0.seen[citizen] } }
}
