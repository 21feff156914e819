package import Record
import Synchronization

/// How each subscription of a record stands, without a word about anybody.
package struct SubscriptionOverview: Sendable, Hashable {
    package let id: String
    package let status: String
    /// The topic, or the type that a search is for: never the search itself, which may name somebody.
    package let subject: String
    package let state: SubscriberState
    /// When the oldest event happened that waits, in milliseconds since 1970-01-01T00:00:00Z; nil: none waits.
    package let oldestWaiting: Int64?

    /// All subscriptions that somebody stands behind, by id.
    package static func all(_ reader: SubscriptionReader, in reading: any EngineReading) throws -> [Self] {
        try LiveSubscription.all(reader, [:], in: reading).map { live in
            let terms = try? live.terms?.get()
            return SubscriptionOverview(
                id: live.id, status: live.status ?? "deleted",
                subject: terms?.topic ?? terms?.types.sorted().joined(separator: ",") ?? "not understood",
                state: live.state,
                oldestWaiting: try Outbox.waiting(of: live.id, limit: 1, in: reading).first?.instant)
        }
    }

    /// The figures of all.
    static func figures(of subscriptions: [LiveSubscription], in reading: any EngineReading) throws
        -> SubscriptionFigures
    {
        var figures = SubscriptionFigures()
        for live in subscriptions {
            let waits = live.state.waiting > 0
            figures.add(
                status: live.status ?? "deleted", live.state,
                oldest: waits ? try Outbox.waiting(of: live.id, limit: 1, in: reading).first?.instant : nil)
        }
        return figures
    }
}

extension SubscriptionDeliverer {
    /// Puts up the figures that operators see.
    func count(_ matching: EventMatching) async throws {
        var figures = try await record.engine.read { reading in
            try SubscriptionOverview.figures(of: matching.subscriptions, in: reading)
        }
        figures.behind = matching.behind
        figures.isLeader = true
        board.withLock { [figures] in $0 = figures }
    }
}
