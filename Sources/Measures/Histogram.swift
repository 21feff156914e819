import Synchronization

/// How often a measured number fell between which bounds.
///
/// Numbers are whole: counts, or nanoseconds. Recording one is two additions without a lock.
package final class Histogram: Sendable {
    /// The upper bounds of the buckets, rising; what is above the last has a bucket of its own.
    package let bounds: [Int]
    private let buckets: [Counter]
    private let total = Counter()

    package init(bounds: [Int]) {
        self.bounds = bounds
        buckets = (0...bounds.count).map { _ in Counter() }
    }

    /// For durations: from a tenth of a millisecond to ten seconds, in nanoseconds.
    package static func durations() -> Histogram {
        Histogram(
            bounds: [
                100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
                100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
            ])
    }

    /// For the sizes of batches: powers of two to 1,024.
    package static func sizes() -> Histogram { Histogram(bounds: (0...10).map { 1 << $0 }) }

    package func record(_ number: Int) {
        var low = 0
        var high = bounds.count
        while low < high {
            let middle = (low + high) / 2
            if number <= bounds[middle] { high = middle } else { low = middle + 1 }
        }
        buckets[low].add()
        total.add(number)
    }

    package func record(_ duration: Duration) {
        record(Int(duration.components.seconds) * 1_000_000_000 + Int(duration.components.attoseconds / 1_000_000_000))
    }

    /// How many numbers were recorded up to each bound, and in the end all of them.
    package var cumulative: [Int] {
        var sum = 0
        return buckets.map { bucket in
            sum += bucket.value
            return sum
        }
    }

    /// All numbers that were recorded, together.
    package var sum: Int { total.value }
}
