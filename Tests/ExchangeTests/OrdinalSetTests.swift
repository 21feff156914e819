import TestSupport
import Testing

@testable import Exchange

@Suite struct OrdinalSetTests {
    @Test func agreesWithASetOfNumbers() {
        var random = SeededRandom(seed: 2)
        for _ in 0..<200 {
            var ordinals = OrdinalSet()
            var numbers: Set<Int> = []
            for _ in 0..<60 {
                let number = Int.random(in: 0..<30, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    ordinals.insert(number)
                    numbers.insert(number)
                case 1:
                    let range = number..<Int.random(in: number...32, using: &random)
                    ordinals.insert(range)
                    numbers.formUnion(range)
                default:
                    ordinals.remove(number)
                    numbers.remove(number)
                }
                #expect((0..<34).filter { ordinals.contains($0) } == numbers.sorted())
            }
            #expect(ordinals.count == numbers.count)
            #expect(ordinals.last == numbers.max())
            #expect(OrdinalSet(ordinals.ranges.reversed()) == ordinals)
            for (one, next) in zip(ordinals.ranges, ordinals.ranges.dropFirst()) {
                #expect(one.upperBound < next.lowerBound)
            }
        }
    }
}
