import Record
import TestSupport
import Testing

@testable import Subscriptions

@Suite struct DispatchRuleTests {
    private static func notice(_ number: Int64, patient: Int64, _ id: String) -> Notice {
        Notice(
            number: number, event: number, patient: patient, type: "Observation", id: id, version: 1, change: .updated,
            instant: 0)
    }

    private static func batches(
        _ waiting: [Notice], held: Set<Int64> = [], most: Int = 4, size: Int = 1
    ) -> [[Int64]] {
        var blocked: Set<String> = []
        let open = DispatchRule.open(waiting, held: held, blocked: &blocked)
        return DispatchRule.batches(open, most: most, size: size).map { $0.map(\.number) }
    }

    @Test func `different patients go beside each other, one patient's one after the other`() {
        let waiting = [
            Self.notice(1, patient: 1, "a"), Self.notice(2, patient: 2, "b"), Self.notice(3, patient: 1, "c"),
            Self.notice(4, patient: 0, "x"), Self.notice(5, patient: 0, "y"),
        ]
        #expect(Self.batches(waiting) == [[1], [2], [4], [5]])
        #expect(Self.batches(waiting, most: 2) == [[1], [2]])
        #expect(Self.batches(waiting, size: 3) == [[1, 3], [2], [4], [5]])
    }

    @Test func `what is held holds its patient, and nobody else`() {
        let waiting = [
            Self.notice(1, patient: 1, "a"), Self.notice(2, patient: 2, "b"), Self.notice(3, patient: 1, "c"),
        ]
        #expect(Self.batches(waiting, held: [1]) == [[2]])
    }

    @Test func `a resource that moved ties two patients together`() {
        let waiting = [
            Self.notice(1, patient: 1, "moved"), Self.notice(2, patient: 2, "b"), Self.notice(3, patient: 2, "moved"),
        ]
        #expect(Self.batches(waiting) == [[1]])
        #expect(Self.batches(waiting, size: 5) == [[1, 2, 3]])
        #expect(Self.batches(waiting, held: [1]) == [[2]])
    }

    @Test(arguments: 0..<50)
    func `whatever fails, nothing is lost or overtaken`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var waiting = (1...60).map { number in
            Self.notice(
                Int64(number), patient: Int64.random(in: 0...4, using: &random),
                "o\(Int.random(in: 0...9, using: &random))")
        }
        let all = waiting
        var received: [Notice] = []
        var held: Set<Int64> = []
        for round in 0..<1_000 where !waiting.isEmpty {
            let size = Int.random(in: 1...4, using: &random)
            var blocked: Set<String> = []
            let open = DispatchRule.open(waiting, held: held, blocked: &blocked)
            let batches = DispatchRule.batches(open, most: 3, size: size)
            #expect(!batches.isEmpty || !held.isEmpty)
            var taken: Set<String> = []
            for batch in batches {
                // Beside each other only what has nothing in common.
                let keys = batch.reduce(into: Set<String>()) { $0.formUnion($1.laneKeys) }
                #expect(taken.isDisjoint(with: keys))
                taken.formUnion(keys)
                if Bool.random(using: &random), round < 900, let first = batch.first {
                    held.insert(first.number)
                } else {
                    received += batch
                    waiting.removeAll { batch.contains($0) }
                }
            }
            if round % 5 == 4 { held = [] }
        }
        #expect(waiting.isEmpty)
        #expect(Set(received) == Set(all) && received.count == all.count)
        for key in Set(all.flatMap(\.laneKeys)) {
            let numbers = received.filter { $0.laneKeys.contains(key) }.map(\.number)
            #expect(numbers == numbers.sorted())
        }
    }
}
