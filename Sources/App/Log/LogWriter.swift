import Dispatch
import Glibc
import Measures

/// Puts lines where the log goes, on a thread of its own: whoever has something to say does not wait for the disk or for
/// whoever reads. When too much waits, lines are left out and counted rather than kept.
final class LogWriter: Sendable {
    /// Lines that may wait: a few hundred kilobytes.
    static let most = 4096

    /// Lines that were left out.
    let dropped = Counter()

    private let waiting = Gauge()
    private let queue = DispatchQueue(label: "log")
    private let put: @Sendable ([UInt8]) -> Void

    /// - Parameter put: writes bytes, and may block.
    init(_ put: @escaping @Sendable ([UInt8]) -> Void) {
        self.put = put
    }

    /// Standard error.
    static let standardError = LogWriter { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // A closed pipe or a full disk under the log must not end the work itself.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    func write(_ line: [UInt8]) {
        guard waiting.increase() < Self.most else {
            waiting.decrease()
            dropped.add()
            return
        }
        queue.async { [self] in
            put(line)
            waiting.decrease()
        }
    }

    /// Returns when all that was said before has been written. It blocks: for the end of a program.
    func flush() { queue.sync {} }

    func families() -> [MetricFamily] {
        var family = MetricFamily(
            "tovholder_log_lines_dropped_total", .counter, "Lines of the log left out, for too many waited.")
        family.add(dropped)
        return [family]
    }
}
