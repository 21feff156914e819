import Measures
import Subscriptions

/// How the subscriptions stand, for `/metrics`: numbers only.
enum SubscriptionMetrics {
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z.
    static func families(_ figures: SubscriptionFigures, at now: Int64) -> [MetricFamily] {
        var subscriptions = MetricFamily("tovholder_subscriptions", .gauge, "Subscriptions by their status.")
        for (status, count) in figures.byStatus.sorted(by: { $0.key < $1.key }) {
            subscriptions.add(Double(count), labels: [("status", status)])
        }
        var failures = MetricFamily(
            "tovholder_subscriptions_failing", .gauge, "Subscriptions by what went wrong at the latest attempt.")
        for (failure, count) in figures.byFailure.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            failures.add(Double(count), labels: [("failure", failure.rawValue)])
        }
        func figure(_ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: Double) -> MetricFamily {
            var family = MetricFamily("tovholder_notifications_" + name, kind, help)
            family.add(value)
            return family
        }
        let age = figures.oldestWaiting.map { Double(max(0, now - $0)) / 1000 } ?? 0
        return [
            subscriptions, failures,
            figure("delivered_total", .counter, "Events that receivers have acknowledged.", Double(figures.delivered)),
            figure(
                "withheld_total", .counter, "Events that their subscribers may not see.", Double(figures.withheld)),
            figure("waiting", .gauge, "Events that wait for their receivers.", Double(figures.waiting)),
            figure("oldest_waiting_seconds", .gauge, "How long the oldest of them has waited.", age),
            figure("events_behind", .gauge, "Events of the record not looked at yet.", Double(figures.behind)),
            figure("leader", .gauge, "Whether this process delivers.", figures.isLeader ? 1 : 0),
        ]
    }
}
