import Synchronization

/// Whether the server has been asked to stop.
package final class LifeCycle: Sendable {
    private let draining = Atomic<Bool>(false)

    package init() {}

    /// It finishes what has begun, and asks for nothing new.
    package var isDraining: Bool { draining.load(ordering: .relaxed) }

    package func drain() { draining.store(true, ordering: .relaxed) }
}
