/// Random numbers that depend only on (seed, domain, index): SplitMix64 (Steele, Lea, Flood 2014), started at a mixed key.
///
/// Every citizen, household, unit and course draws from a stream of its own, so that nothing generated before or after
/// changes it, and nothing needs to be kept to make it again.
struct SplitRandom: RandomNumberGenerator {
    /// What a stream of numbers is for. The raw values are part of the region's bytes: never renumber.
    enum Domain: UInt64 {
        case unit = 1
        case staff = 2
        case household = 3
        case citizen = 4
        case plan = 5
        case course = 6
        case identity = 7
        case pattern = 8
        case living = 9
    }

    private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    init(seed: UInt64, _ domain: Domain, _ index: UInt64) {
        state = Self.mix(Self.mix(seed &+ domain.rawValue &* Self.gamma) &+ index &* Self.gamma)
    }

    /// The plain generator from a state of one's own.
    init(state: UInt64) { self.state = state }

    /// A bijection on 64 bits: different inputs never meet.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func next() -> UInt64 {
        state = state &+ Self.gamma
        return Self.mix(state)
    }

    /// Evenly in 0..<1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ share: Double) -> Bool { unit() < share }

    /// Evenly among the whole numbers of a range; the bias of a 64-bit remainder is of no account here.
    mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// Near a normal distribution: four uniforms, so never more than 3.5 standard deviations away.
    mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
        let sum = unit() + unit() + unit() + unit() - 2
        return mean + sum * 1.732_050_8 * deviation
    }

    /// One of several. The list must not be empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[int(0...list.count - 1)] }

    /// The place of one of several, chosen by a table of running sums of weights.
    mutating func weighted(_ runningSums: [Double]) -> Int {
        let target = unit() * (runningSums.last ?? 0)
        var low = 0
        var high = runningSums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if runningSums[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
