import FHIR
import Foundation
import Record
import RecordSQLite

/// The machine that a simulated region's record runs on: its process dies and is started again, and for a while there may
/// be two of them. One SQLite file, in a folder of its own that goes with it.
///
/// The commits do not wait for the disk: here processes die, not machines, and what a process has handed to the
/// operating system is not lost with it.
final class Machine {
    let time: VirtualTime
    let faults: FaultPlan
    private(set) var record: Record
    private(set) var clocks: ClockRunner
    /// How often the process has died.
    private(set) var deaths = 0
    private let folder: URL
    private let capabilities: [Capability]

    private static let indexer = SearchIndexer()

    init(_ time: VirtualTime, _ capabilities: [Capability]) throws {
        self.time = time
        self.capabilities = capabilities
        faults = FaultPlan(time)
        folder = FileManager.default.temporaryDirectory.appending(path: "tovholder-simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            record = try Self.open(folder, capabilities, faults, time)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        clocks = ClockRunner(record)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func open(
        _ folder: URL, _ capabilities: [Capability], _ faults: FaultPlan, _ time: VirtualTime
    ) throws -> Record {
        let preparer = ResourcePreparer(searchEntries: indexer.entries, capabilities: capabilities)
        let engine = try SQLiteEngine.open(
            folder.appending(path: "record").path, preparer: preparer,
            options: EngineOptions(isDurable: false, faults: faults.faults))
        return Record(engine: engine, capabilities: capabilities, surroundings: time.surroundings)
    }

    /// The process is gone, with all that it had in memory; another opens the file as it lies there.
    func die() throws {
        deaths += 1
        _ = faults.disarm()
        record = try Self.open(folder, capabilities, faults, time)
        clocks = ClockRunner(record)
    }

    /// A turn of the clocks.
    func strike() async throws -> ClockRunner.Turn { try await clocks.turn() }

    /// A turn of the clocks by two processes that both think that it is theirs: what the one has seen to be due, the other
    /// strikes before the one comes to it.
    func strikeTwice() async throws -> ClockRunner.Turn {
        let other = ClockRunner(try Self.open(folder, capabilities, faults, time))
        let engine = InterruptedEngine(record.engine) { _ = try await other.turn() }
        return try await ClockRunner(
            Record(engine: engine, capabilities: capabilities, surroundings: time.surroundings)
        ).turn()
    }

    /// Lets go of the file.
    func stop() async throws { try await record.engine.close() }
}
