/// How the subscriptions of a record stand, for operators: numbers only.
package struct SubscriptionFigures: Sendable, Hashable {
    /// Subscriptions by their status: requested, active, error, off.
    package var byStatus: [String: Int] = [:]
    /// Events that receivers have acknowledged.
    package var delivered: Int64 = 0
    /// Events that subscribers may not see.
    package var withheld: Int64 = 0
    /// Events that wait to be sent or acknowledged.
    package var waiting: Int64 = 0
    /// When the oldest event happened that waits, in milliseconds since 1970-01-01T00:00:00Z; nil: none waits.
    package var oldestWaiting: Int64?
    /// Subscriptions by their latest failure.
    package var byFailure: [HookFailure: Int] = [:]
    /// Events of the record that have not been told apart yet.
    package var behind: Int64 = 0
    /// Whether this process delivers.
    package var isLeader = false

    package init() {}

    /// Adds one subscription.
    mutating func add(status: String, _ state: SubscriberState, oldest: Int64?) {
        byStatus[status, default: 0] += 1
        delivered += state.delivered
        withheld += state.withheld
        waiting += state.waiting
        if let oldest { oldestWaiting = min(oldestWaiting ?? oldest, oldest) }
        if let failure = state.lastFailure { byFailure[failure, default: 0] += 1 }
    }
}
