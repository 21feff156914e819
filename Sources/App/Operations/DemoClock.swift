import Exchange
import FHIR
import Glibc
package import Record
import Region
import Synchronization

/// The clock of a demonstration whose time somebody else moves: a file holds the instant that it is, and from then on time
/// goes as the machine's does, until the file holds another.
///
/// Only `tovholder demo` has one, which serves nothing but what it has made itself. Time never goes backwards, for the record
/// is written in its order.
package final class DemoClock: Sendable {
    private let file: Int32
    private let machine: @Sendable () -> Int64
    private let state: Mutex<State>

    private struct State {
        /// What the file said last.
        var instant: Int64
        /// So far is it ahead of the machine, or behind.
        var ahead: Int64
    }

    package enum Fault: Error, CustomStringConvertible {
        case unreadable(String)
        case noInstant(String)

        package var description: String {
            switch self {
            case .unreadable(let reason): "the clock cannot be read: \(reason)"
            case .noInstant(let path): "\(path) holds no instant, such as 2026-11-23T08:00:00+01:00"
            }
        }
    }

    /// Opens a file that holds an instant.
    package init(
        file path: String, machine: @escaping @Sendable () -> Int64 = Surroundings.system.now
    ) throws(Fault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable("\(path): \(SystemText.of(errno))") }
        guard let instant = Self.instant(in: descriptor) else {
            close(descriptor)
            throw .noInstant(path)
        }
        file = descriptor
        self.machine = machine
        state = Mutex(State(instant: instant, ahead: instant - machine()))
    }

    deinit { close(file) }

    /// The instant now, in milliseconds since 1970-01-01T00:00:00Z: what is in the file holds from the next call on.
    package func now() -> Int64 {
        let written = Self.instant(in: file)
        return state.withLock { state in
            let machine = machine()
            // Half of an instant, where the file is just being written, is none, and then it is as it was.
            if let written, written != state.instant {
                state.instant = written
                state.ahead = max(state.ahead, written - machine)
            }
            return machine + state.ahead
        }
    }

    /// The day that it is in Denmark by standard time, at which a new region stands.
    var day: RegionDay { RegionDay(day: Int((now() + 3_600_000) / 86_400_000)) }

    /// The surroundings of the machine, with this time.
    package var surroundings: Surroundings {
        var surroundings = Surroundings.system
        surroundings.now = { self.now() }
        return surroundings
    }

    /// An instant is a date and a time with its zone, and a line end: without that it may be the beginning of one.
    private static func instant(in descriptor: Int32) -> Int64? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0, let end = bytes[..<count].firstIndex(of: UInt8(ascii: "\n")),
            let time = DateTime(String(decoding: bytes[..<end], as: UTF8.self)), time.precision >= .second
        else { return nil }
        return time.earliest
    }
}
