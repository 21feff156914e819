/// How long to wait before trying again: twice as long each time, up to a slow pace that is kept for good, and never the
/// same for all, so that receivers that come back are not met by everybody at once.
package struct BackOff: Sendable, Hashable {
    /// Milliseconds after the first failure.
    package var first: Int64 = 2_000
    /// The slow pace: an hour.
    package var longest: Int64 = 3_600_000
    /// So many failures in a row, over some four minutes, and the subscription is said to be in error.
    package var failuresToError = 8

    package init() {}

    /// Milliseconds to wait after so many failures in a row.
    ///
    /// - Parameter chance: from 0 up to 1; half of the time is left to it.
    package func delay(after failures: Int, chance: Double) -> Int64 {
        guard failures > 0 else { return 0 }
        let doublings = min(failures - 1, 40)
        let whole = first.multipliedReportingOverflow(by: 1 << Int64(doublings))
        let most = whole.overflow ? longest : min(whole.partialValue, longest)
        return most / 2 + Int64(Double(most / 2) * min(max(chance, 0), 1))
    }
}
