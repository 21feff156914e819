import RecordSQL
import Synchronization
import Testing

/// Where many come, a moment is waited for more; where few come, never.
@Suite struct GatheringTests {
    /// A clock that stands until it is moved.
    private final class Hand: Sendable {
        private let passed = Mutex(Duration.zero)
        private let start = ContinuousClock.now

        var now: ContinuousClock.Instant { start + passed.withLock { $0 } }

        func move(_ time: Duration) { passed.withLock { $0 += time } }
    }

    /// One that has had as many taken for twenty milliseconds.
    private static func busy(_ perMillisecond: Int, _ hand: Hand) -> Gathering {
        let gathering = Gathering(enough: 32, now: { hand.now })
        for _ in 0..<20 {
            hand.move(.milliseconds(1))
            gathering.took(perMillisecond)
        }
        return gathering
    }

    @Test func `nobody is held where few come`() {
        #expect(!Gathering(enough: 32).gather(waiting: 1))
        #expect(!Self.busy(1, Hand()).gather(waiting: 1))
    }

    @Test func `who takes is held where many come, but not when enough wait, nobody does, or the time is over`() {
        let hand = Hand()
        let gathering = Self.busy(4, hand)
        #expect(gathering.gather(waiting: 1))
        #expect(!gathering.gather(waiting: 32))
        #expect(!gathering.gather(waiting: 0))
        hand.move(Gathering.longest)
        #expect(!gathering.gather(waiting: 1))
    }

    @Test func `many that were taken long ago are many no more`() {
        let hand = Hand()
        let gathering = Self.busy(4, hand)
        hand.move(.seconds(1))
        gathering.took(1)
        #expect(!gathering.gather(waiting: 1))
    }

    @Test func `only who adds the last of enough ends the wait`() {
        let gathering = Self.busy(4, Hand())
        #expect(!gathering.added(waiting: 31))
        // Nobody is held.
        #expect(!gathering.added(waiting: 32))
    }
}
