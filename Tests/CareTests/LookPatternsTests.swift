import Care
import TestSupport
import Testing

/// The rules that put looks before a reviewer, by themselves.
struct LookPatternsTests {
    static let noon: Int64 = 1_795_262_400_000  // 2026-11-21T12:00:00Z, a Saturday
    /// Hours and days in UTC.
    static let clock: @Sendable (Int64) -> (hour: Int, weekday: Int) = { instant in
        let hours = instant / 3_600_000
        // 1970-01-01 was a Thursday.
        return (Int(hours % 24), Int((hours / 24 + 3) % 7) + 1)
    }

    private func look(
        _ number: Int64, at instant: Int64 = noon, who: String = "PractitionerRole/a", role: String = "hospital-nurse",
        patient: String = "ida"
    ) -> WatchedLook {
        WatchedLook(number: number, instant: instant, who: who, role: role, patient: patient, reason: .care)
    }

    private func patterns(_ change: (inout LookThresholds) -> Void = { _ in }) -> LookPatterns {
        var thresholds = LookThresholds.standard
        change(&thresholds)
        return LookPatterns(thresholds, clock: Self.clock)
    }

    @Test func `the clock of these tests is right`() {
        #expect(Self.clock(Self.noon).hour == 12 && Self.clock(Self.noon).weekday == 6)
        #expect(Self.clock(0).hour == 0 && Self.clock(0).weekday == 4)
    }

    @Test func `one citizen too many within the window is found once, at the look that crossed it`() {
        let rules = patterns { $0.mostPatients = 3 }
        let looks = (1...8).map { look(Int64($0), at: Self.noon + Int64($0) * 60_000, patient: "p\($0)") }
        #expect(rules.beyondMostPatients(looks, after: []).map(\.number) == [4])
        // Those before count, and are not found again.
        #expect(rules.beyondMostPatients(Array(looks[3...]), after: Array(looks[..<3])).map(\.number) == [4])
        #expect(rules.beyondMostPatients(Array(looks[4...]), after: Array(looks[..<4])) == [])
    }

    @Test func `the same citizens again, other people's, and an hour later do not count`() {
        let rules = patterns { $0.mostPatients = 3 }
        let same = (1...9).map { look(Int64($0), patient: "p\($0 % 3)") }
        #expect(rules.beyondMostPatients(same, after: []) == [])
        let shared = (1...6).map { look(Int64($0), who: "PractitionerRole/\($0 % 2)", patient: "p\($0)") }
        #expect(rules.beyondMostPatients(shared, after: []) == [])
        let slow = (1...9).map { look(Int64($0), at: Self.noon + Int64($0) * 1_200_000, patient: "p\($0)") }
        #expect(rules.beyondMostPatients(slow, after: []) == [])
    }

    @Test func `who comes beyond twice is found twice`() {
        let rules = patterns { $0.mostPatients = 2 }
        let first = (1...3).map { look(Int64($0), patient: "p\($0)") }
        let second = (4...6).map { look(Int64($0), at: Self.noon + 7_200_000, patient: "p\($0)") }
        #expect(rules.beyondMostPatients(first + second, after: []).map(\.number) == [3, 6])
    }

    @Test(arguments: [
        ("secretary", noon, true), ("secretary", noon + 2 * 86_400_000, false),
        ("secretary", noon + 2 * 86_400_000 + 8 * 3_600_000, true), ("hospital-nurse", noon, false),
        ("general-practitioner", noon - 9 * 3_600_000 - 86_400_000, true),
    ])
    func `work by day at night or at a weekend`(role: String, instant: Int64, isUnusual: Bool) {
        #expect(patterns().isAtUnusualHour(look(1, at: instant, role: role)) == isUnusual)
    }

    @Test func `the draw is the same for the same seed, another for another, and takes about its share`() {
        func drawn(_ seed: UInt64) -> [Int64] {
            let rules = patterns {
                $0.sampleEvery = 50
                $0.seed = seed
            }
            return (1...20_000).map { look($0) }.filter(rules.isSampled).map(\.number)
        }
        let once = drawn(7)
        #expect(once == drawn(7))
        #expect(once != drawn(8))
        #expect((300...500).contains(once.count))
        // Neither in a row nor at even distances.
        let distances = zip(once, once.dropFirst()).map { $1 - $0 }
        #expect(Set(distances).count > 50)
        #expect((1...100).map { look($0) }.filter(patterns { $0.sampleEvery = 0 }.isSampled) == [])
    }

    @Test func `family and well-known names are asked about, each look by itself`() {
        let rules = patterns { $0.sampleEvery = 0 }
        let looks = [look(1), look(2, patient: "ole")]
        let cases = rules.cases(looks, after: [], isFamily: { $0.patient == "ole" }, isWellKnown: { $0.number == 1 })
        #expect(cases.map(\.kind) == [.wellKnown, .ownFamily])
        #expect(cases.map(\.look.number) == [1, 2])
        #expect(cases.allSatisfy { !$0.text.contains("ida") && !$0.text.contains("ole") })
    }
}
