import Testing

@testable import Subscriptions

@Suite struct BackOffTests {
    @Test func `waits twice as long each time, up to the slow pace`() {
        let backOff = BackOff()
        #expect(backOff.delay(after: 0, chance: 0.5) == 0)
        let delays = (1...60).map { backOff.delay(after: $0, chance: 0) }
        #expect(delays.prefix(4) == [1_000, 2_000, 4_000, 8_000])
        #expect(delays.last == backOff.longest / 2)
        #expect(zip(delays, delays.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func `half of the time is left to chance`() {
        let backOff = BackOff()
        for failures in 1...20 {
            let (least, most) = (backOff.delay(after: failures, chance: 0), backOff.delay(after: failures, chance: 1))
            #expect(most == 2 * least)
            #expect(backOff.delay(after: failures, chance: 7) == most)
        }
    }
}
