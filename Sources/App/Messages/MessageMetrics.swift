import Measures
import MedCom

/// How messages stand, for `/metrics`: numbers only.
enum MessageMetrics {
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z.
    static func families(_ figures: MessageFigures, at now: Int64) -> [MetricFamily] {
        func figure(_ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: Double) -> MetricFamily {
            var family = MetricFamily("tovholder_messages_" + name, kind, help)
            family.add(value)
            return family
        }
        let age = figures.oldest.map { Double(max(0, now - $0)) / 1000 } ?? 0
        return [
            figure("sent_total", .counter, "Messages that the way out has taken over.", Double(figures.sent)),
            figure("failures_total", .counter, "Attempts that the way out did not take.", Double(figures.failures)),
            figure("waiting", .gauge, "Messages that wait to be sent.", Double(figures.waiting)),
            figure("oldest_waiting_seconds", .gauge, "How long the oldest of them has waited.", age),
            figure(
                "unacknowledged", .gauge, "Messages sent and not acknowledged yet.", Double(figures.unacknowledged)),
        ]
    }
}
