import Foundation

/// Durations of many runs of one thing, in milliseconds.
struct Distribution: CustomStringConvertible {
    private let sorted: [Double]

    init(milliseconds: [Double]) {
        sorted = milliseconds.sorted()
    }

    var count: Int { sorted.count }
    var median: Double { quantile(0.5) }

    /// The value below which a share of the runs lie; 0 where there were none.
    func quantile(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var description: String {
        let figures = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)].map { name, share in
            "\(name) \(quantile(share).formatted(.number.precision(.fractionLength(2)))) ms"
        }
        return figures.joined(separator: "  ") + "  (\(count) runs)"
    }
}

extension Duration {
    var inMilliseconds: Double {
        Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15
    }
}
