import Testing

@testable import Region

/// The same plan gives the same bytes: in one process, and in every process on every machine.
@Suite struct DeterminismTests {
    /// FNV-1a, 64 bits: enough to see that bytes changed.
    private func hash(_ plan: RegionPlan) throws -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for batch in try Region(plan) {
            for resource in batch {
                for byte in resource.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            }
        }
        return hash
    }

    @Test func twiceTheSame() throws {
        let plan = RegionPlan(citizens: 60, seed: 42)
        #expect(try hash(plan) == hash(plan))
    }

    @Test func anotherSeedOrDayIsAnotherRegion() throws {
        let plan = RegionPlan(citizens: 60, seed: 42)
        var other = plan
        other.seed = 43
        #expect(try hash(plan) != hash(other))
        other = plan
        other.today = plan.today + 1
        #expect(try hash(plan) != hash(other))
    }

    /// A hash from another process. It changes with every change of what a region holds: then write down the new one.
    @Test func theSameInEveryProcess() throws {
        let found = try hash(RegionPlan(citizens: 60, seed: 1))
        #expect(found == 0x6A16_094E_D443_1E48)
    }

    @Test func aCitizenIsTheSameWhateverTheSizeOfTheRegionAfterThem() throws {
        let small = try firstHousehold(RegionPlan(citizens: 60, seed: 5))
        let large = try firstHousehold(RegionPlan(citizens: 9000, seed: 5))
        #expect(small == large)
    }

    /// The names and births of the first ordinary household.
    private func firstHousehold(_ plan: RegionPlan) throws -> [String] {
        try Region(plan).households.make(household: PersonaHouseholds.count, firstCitizen: 9).map {
            "\($0.name) \($0.birth)"
        }
    }

    @Test func splitRandomIsSplitMix64() {
        // Steele, Lea and Flood's generator started at zero: the published first three numbers.
        var random = SplitRandom(state: 0)
        #expect(
            [random.next(), random.next(), random.next()] == [
                0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F,
            ])
    }
}
