import Synchronization

/// A number that is counted up by those who are called back.
final class Tally: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ number: Int = 1) { count.add(number, ordering: .relaxed) }
}
