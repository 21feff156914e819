import RecordSQL

/// How an engine is opened, besides what everybody says: what tests vary.
struct EngineOptions: Sendable {
    /// How long to wait for another process that writes, in seconds.
    var busyTimeout = 5.0
    /// The file may not grow past this many bytes; nil: as far as the disk goes. A small one stands in for a full disk.
    var largestFile: Int?
    /// Fails chosen statements and commits.
    var faults: FaultInjection?
}
