import Foundation
import Region
import Synchronization
import Testing

@testable import App

/// The clock of a demonstration, which a file moves.
@Suite struct DemoClockTests {
    private let file = FileManager.default.temporaryDirectory.appending(path: "clock-\(UUID().uuidString)")
    private let machine = Machine()

    /// A machine whose own time a test moves.
    final class Machine: Sendable {
        private let time = Mutex<Int64>(1_800_000_000_000)

        func now() -> Int64 { time.withLock { $0 } }
        func advance(by milliseconds: Int64) { time.withLock { $0 += milliseconds } }
    }

    /// 2026-11-23T08:00:00+01:00
    private static let eight: Int64 = 1_795_417_200_000
    private static let hour: Int64 = 3_600_000

    /// As `echo` in a shell does: into the same file.
    private func write(_ text: String) throws { try Data(text.utf8).write(to: file) }

    private func clock() throws -> DemoClock {
        let machine = machine
        return try DemoClock(file: file.path, machine: machine.now)
    }

    @Test func `time goes on from the instant in the file, and from a later one as soon as it is there`() throws {
        try write("2026-11-23T08:00:00+01:00\n")
        let clock = try clock()
        #expect(clock.now() == Self.eight)
        machine.advance(by: 5_000)
        #expect(clock.now() == Self.eight + 5_000)
        try write("2026-11-24T14:00:00+01:00\n")
        #expect(clock.now() == Self.eight + 30 * Self.hour)
        machine.advance(by: 1)
        #expect(clock.now() == Self.eight + 30 * Self.hour + 1)
        #expect(clock.day.description == "2026-11-24")
    }

    @Test func `time never goes backwards, and half of an instant is none`() throws {
        try write("2026-11-23T08:00:00+01:00\n")
        let clock = try clock()
        machine.advance(by: 2_000)
        for text in ["2026-11-22T08:00:00+01:00\n", "", "2026-11-2", "2026-11-29T08:00:00+01:00", "soon\n"] {
            try write(text)
            #expect(clock.now() == Self.eight + 2_000, "\(text)")
        }
        try write("2026-11-23T09:00:00+01:00\n")
        #expect(clock.now() == Self.eight + Self.hour)
    }

    @Test func `a file without an instant is no clock`() throws {
        #expect(throws: DemoClock.Fault.self) { try clock() }
        for text in ["", "tomorrow\n", "2026-11-23\n", "2026-11-23T08:00:00+01:00"] {
            try write(text)
            #expect(throws: DemoClock.Fault.self, "\(text)") { try clock() }
        }
    }
}
