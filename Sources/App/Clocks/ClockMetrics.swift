import Measures
import Record

/// How the clocks stand, for `/metrics`: a number only.
enum ClockMetrics {
    static func families(_ record: Record) async -> [MetricFamily] {
        guard let overdue = try? await record.overdueClocks() else { return [] }
        var family = MetricFamily(
            "tovholder_clocks_overdue", .gauge, "Deadlines that have passed without what follows having been written.")
        family.add(Double(overdue))
        return [family]
    }
}
