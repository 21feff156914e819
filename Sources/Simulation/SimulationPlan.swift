/// Which region lives for how long, and how hard it is tried.
package struct SimulationPlan: Sendable {
    package var citizens: Int
    package var days: Int
    /// The same seed gives the same region, the same acts, the same faults.
    package var seed: UInt64
    /// Ends after so many steps: to come to a violation and no further.
    package var mostSteps: Int?
    /// Ends with this many violations: the first is what matters.
    package var mostViolations = 20
    /// How often something fails under a command, from 0 to 1.
    package var faultShare = 0.03
    /// Acts in a day for each citizen; a small region is busier, so that there is something to see.
    package var actsPerCitizenDay: Double
    /// Units exchange messages in every so-manieth seed: they cost more than all else.
    package var seedsToAPost: UInt64 = 4
    /// What is broken about messages on purpose.
    package var postFault: PostFault?
    /// Whether the clocks run: without them deadlines pass in silence, which must be seen.
    package var runsClocks = true

    package init(citizens: Int, days: Int, seed: UInt64) {
        self.citizens = citizens
        self.days = days
        self.seed = seed
        actsPerCitizenDay = citizens <= 20 ? 1 : 0.25
    }

    /// When it begins: seeds take turns at days on which clocks are changed, years end, units merge and February has 29
    /// days. Each lies ten days in.
    var start: Int64 { Self.starts[Int(seed % UInt64(Self.starts.count))] }
    var hasMessages: Bool { seed.isMultiple(of: max(1, seedsToAPost)) }
    var end: Int64 { start + Int64(days) * 86_400_000 }

    private static let starts: [Int64] = [
        1_792_044_000_000,  // 2026-10-15T06:00Z: winter time begins on the 25th
        1_797_919_200_000,  // 2026-12-22T06:00Z: the year ends, and two regions become one
        1_805_349_600_000,  // 2027-03-18T06:00Z: summer time begins on the 28th
        1_834_552_800_000,  // 2028-02-19T06:00Z: February has a 29th
    ]
}
