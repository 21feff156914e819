import Measures
import Record
import Synchronization

/// How much room the record takes. It is asked for once a minute at most: a database of many tables takes a while to
/// add them up.
final class RecordSize: Sendable {
    private static let freshness = Duration.seconds(60)

    private let engine: any RecordEngine
    private let last = Mutex<(at: ContinuousClock.Instant, bytes: Int64)?>(nil)

    init(_ engine: any RecordEngine) {
        self.engine = engine
    }

    func families() async -> [MetricFamily] {
        var family = MetricFamily("tovholder_record_bytes", .gauge, "Room that the record takes where it is kept.")
        if let bytes = await bytes() { family.add(Double(bytes)) }
        return [family]
    }

    private func bytes() async -> Int64? {
        if let last = last.withLock({ $0 }), ContinuousClock.now - last.at < Self.freshness { return last.bytes }
        guard let bytes = try? await engine.size() else { return nil }
        last.withLock { $0 = (.now, bytes) }
        return bytes
    }
}
