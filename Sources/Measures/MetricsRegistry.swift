import Synchronization

/// Where the parts of the program say what they measure, once, when they are made; whoever asks gets all of it.
///
/// What is measured is kept by whoever measures it, in ``Counter``s, ``Gauge``s and ``Histogram``s: nothing is looked up
/// here while requests are served.
package final class MetricsRegistry: Sendable {
    package typealias Collector = @Sendable () async -> [MetricFamily]

    private let collectors = Mutex<[Collector]>([])

    package init() {}

    /// - Parameter collector: asked each time that somebody reads the measurements.
    package func register(_ collector: @escaping Collector) {
        collectors.withLock { $0.append(collector) }
    }

    /// One number that goes up and down, such as how many deliveries wait.
    ///
    /// - Parameters:
    ///   - name: begins with `tovholder_` and ends with the unit.
    ///   - help: one sentence for operators.
    package func gauge(_ name: String, _ help: String, _ value: @escaping @Sendable () async -> Int) {
        register {
            var family = MetricFamily(name, .gauge, help)
            family.add(Double(await value()))
            return [family]
        }
    }

    /// One number that only grows; whoever has it counts.
    package func counter(_ name: String, _ help: String) -> Counter {
        let counter = Counter()
        register {
            var family = MetricFamily(name, .counter, help)
            family.add(counter)
            return [family]
        }
        return counter
    }

    /// Everything that is measured, in the order in which it was registered.
    package func families() async -> [MetricFamily] {
        var families: [MetricFamily] = []
        for collector in collectors.withLock({ $0 }) { families += await collector() }
        return families
    }
}
