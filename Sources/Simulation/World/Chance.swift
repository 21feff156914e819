/// Random numbers that come again with the same seed (SplitMix64). Each purpose draws from a stream of its own, so that
/// more of one leaves the others as they were.
struct Chance: RandomNumberGenerator {
    /// What a stream is for. Numbers that seeds in reports depend on: never renumber.
    enum Purpose: UInt64 {
        case region = 1
        case acts = 2
        case faults = 3
        case network = 4
    }

    private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    init(seed: UInt64, _ purpose: Purpose) {
        state = Self.mix(Self.mix(seed) &+ purpose.rawValue &* Self.gamma)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func next() -> UInt64 {
        state &+= Self.gamma
        return Self.mix(state)
    }

    /// Evenly in 0..<1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether something happens that happens so often, from 0 to 1.
    mutating func happens(_ share: Double) -> Bool { unit() < share }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    mutating func milliseconds(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// One of several; nil where there are none.
    mutating func pick<List: RandomAccessCollection>(_ list: List) -> List.Element? {
        list.isEmpty ? nil : list[list.index(list.startIndex, offsetBy: number(0...list.count - 1))]
    }

    /// The place of one of several, by their weights; nil where none weighs anything.
    mutating func place(weighing weights: [Int]) -> Int? {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return nil }
        var left = number(0...sum - 1)
        for (place, weight) in weights.enumerated() {
            if left < weight { return place }
            left -= weight
        }
        return nil
    }
}
