/// What a synthetic region shall be: the same plan gives the same bytes, on any machine, on any day.
package struct RegionPlan: Sendable {
    /// How many people live (or have lived) in it: one Patient each.
    package var citizens: Int
    package var seed: UInt64
    /// The day that the region stands at: what is before it has happened, what is after it is booked.
    package var today: RegionDay
    package var area: Area

    /// Which of the Danish regions it takes its municipalities, postal areas and shares of population from.
    package enum Area: String, Sendable, CaseIterable {
        case nordjylland = "DK-81"
        case midtjylland = "DK-82"
        case syddanmark = "DK-83"
        case hovedstaden = "DK-84"
        case sjælland = "DK-85"
        /// All 98 municipalities.
        case denmark = "DK"
    }

    /// The day that `tovholder region` uses when none is named, so that a seed alone gives the same bytes on any day.
    package static let standardToday = RegionDay(2026, 11, 2)

    package init(
        citizens: Int, seed: UInt64, today: RegionDay = RegionPlan.standardToday, area: Area = .midtjylland
    ) {
        self.citizens = max(0, citizens)
        self.seed = seed
        self.today = today
        self.area = area
    }

    /// The fewest citizens with whom every persona exists.
    package static let fewestWithPersonas = 50
}
