/// Measurements of one name at one moment, as Prometheus knows them.
package struct MetricFamily: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package typealias Labels = [(name: String, value: String)]

    /// One line of the text.
    struct Sample: Sendable, Hashable {
        var suffix = ""
        /// Names and values, in their order.
        var labels: [[String]]
        var value: Double
    }

    package let name: String
    package let help: String
    package let kind: Kind
    private(set) var samples: [Sample] = []

    /// - Parameters:
    ///   - name: with its unit, such as `tovholder_commit_seconds`.
    ///   - help: one sentence for operators.
    package init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.help = help
        self.kind = kind
    }

    /// - Parameter labels: the same names each time; never anything about a citizen.
    package mutating func add(_ value: Double, labels: Labels = []) {
        samples.append(Sample(labels: labels.map { [$0.name, $0.value] }, value: value))
    }

    package mutating func add(_ counter: Counter, labels: Labels = []) { add(Double(counter.value), labels: labels) }

    /// - Parameter unit: what one of the histogram's numbers is in the name's unit: 1e-9 for nanoseconds as seconds.
    package mutating func add(_ histogram: Histogram, unit: Double = 1, labels: Labels = []) {
        let labels = labels.map { [$0.name, $0.value] }
        let counts = histogram.cumulative
        let bounds = histogram.bounds.map { PrometheusText.number(Double($0) * unit) } + ["+Inf"]
        for (bound, count) in zip(bounds, counts) {
            samples.append(Sample(suffix: "_bucket", labels: labels + [["le", bound]], value: Double(count)))
        }
        samples.append(Sample(suffix: "_sum", labels: labels, value: Double(histogram.sum) * unit))
        samples.append(Sample(suffix: "_count", labels: labels, value: Double(counts.last ?? 0)))
    }
}
