/// What became of one batch of notices, or of a handshake or heartbeat.
struct HookResult: Sendable {
    /// The receiver has them.
    var acknowledged: [Notice] = []
    /// The subscriber may not see what they are about, so nothing was sent.
    var withheld: [Notice] = []
    var failure: HookFailure?
    /// The first notice of a batch that failed.
    var failed: Notice?
    /// Whether the receiver answered well.
    var reached = false
    /// Whether that makes the subscription active.
    var confirms = false

    /// Notices of each subscription that are kept for `$events` when they have been acknowledged.
    static let keptNotices: Int64 = 1_000
}
