import Glibc
import Record
package import RecordSQL

/// How an engine is opened, besides what everybody says: what tests and measurements vary.
package struct EngineOptions: Sendable {
    /// How long to wait for another process that writes, in seconds.
    var busyTimeout = 5.0
    /// The file may not grow past this many bytes; nil: as far as the disk goes. A small one stands in for a full disk.
    var largestFile: Int?
    /// Fails chosen statements and commits.
    var faults: FaultInjection?
    /// Whether a commit waits for the disk. Without it, what was acknowledged can be lost: only to measure what it costs.
    var isDurable = true
    /// Told how far it is when something is made anew.
    var told: RebuildProgress.Told = { _ in }

    /// - Parameters:
    ///   - isDurable: whether a commit waits for the disk; false only to measure what that costs.
    ///   - commitDelay: how much longer each commit takes, as on a slower disk.
    ///   - faults: what is to fail.
    package init(isDurable: Bool = true, commitDelay: Duration? = nil, faults: FaultInjection? = nil) {
        self.isDurable = isDurable
        self.faults = faults
        if let commitDelay {
            let microseconds =
                UInt32(commitDelay.components.seconds) * 1_000_000
                + UInt32(commitDelay.components.attoseconds / 1_000_000_000_000)
            // The writer has a thread of its own, which waits as it would for the disk.
            self.faults = FaultInjection(beforeCommit: { _ = usleep(microseconds) })
        }
    }
}
