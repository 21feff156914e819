/// How long is waited, and how often it is tried.
package struct MessageLimits: Sendable, Hashable {
    /// Milliseconds until an acknowledgement is late. Source: MedCom, governance for reliable messaging: 30 minutes.
    package var acknowledgement: Int64 = 30 * 60_000
    /// How often a message that is not acknowledged is sent again. Source: the same: no more than twice.
    package var resendings = 2
    /// Attempts in a row that the way out does not take, before people are told.
    package var failuresToTell = 6
    /// Milliseconds after the first failure, doubled each time.
    package var firstPause: Int64 = 2_000
    /// Never longer than this.
    package var longestPause: Int64 = 15 * 60_000

    package init() {}

    func pause(after failures: Int) -> Int64 {
        min(longestPause, firstPause << Int64(min(max(failures - 1, 0), 20)))
    }
}
