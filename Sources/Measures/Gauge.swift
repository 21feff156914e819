import Synchronization

/// A number that goes up and down: how many there are at the moment.
package final class Gauge: Sendable {
    private let number = Atomic<Int>(0)

    package init() {}

    /// Counts one more, and says how many there were before.
    @discardableResult
    package func increase() -> Int { number.add(1, ordering: .relaxed).oldValue }

    package func decrease() { number.subtract(1, ordering: .relaxed) }

    package var value: Int { number.load(ordering: .relaxed) }
}
