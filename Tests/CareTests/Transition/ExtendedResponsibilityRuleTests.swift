import Care
import Testing

/// Who is covered by the extended responsibility, and until when.
struct ExtendedResponsibilityRuleTests {
    private static let hour: Int64 = 3_600_000
    private static let admitted: Int64 = 1_795_000_000_000
    private static let rule = ExtendedResponsibilityRule.standard

    private static func facts(
        _ destination: DischargeFacts.Destination = .home, nursing: Bool = true, somatic: Bool = true,
        admitted: Int64? = admitted
    ) -> DischargeFacts {
        DischargeFacts(destination: destination, needsNursing: nursing, isSomatic: somatic, admitted: admitted)
    }

    private static func decide(_ facts: DischargeFacts, after hours: Int64 = 72) -> ExtendedResponsibilityRule.Decision
    {
        rule.decide(facts, discharged: admitted + hours * hour)
    }

    @Test(arguments: [
        DischargeFacts.Destination.home, .nursingHome, .temporaryPlace, .residentialFacility,
    ])
    func `whoever needs nursing is covered for exactly 72 hours`(destination: DischargeFacts.Destination) {
        let decision = Self.decide(Self.facts(destination))
        #expect(decision.isCovered)
        #expect(decision.end == Self.admitted + 144 * Self.hour)
    }

    static let uncovered: [(DischargeFacts, Int64, [ExtendedResponsibilityRule.Criterion])] = [
        (facts(somatic: false), 72, [.somatic]), (facts(), 23, [.stay]), (facts(nursing: false), 72, [.nursing]),
        (facts(.anotherHospital), 72, [.destination]), (facts(admitted: nil), 72, [.stay]),
        (facts(.anotherHospital, nursing: false, somatic: false), 1, [.somatic, .stay, .nursing, .destination]),
    ]

    @Test(arguments: uncovered)
    func `whoever is not covered is told every reason`(
        facts: DischargeFacts, hours: Int64, unmet: [ExtendedResponsibilityRule.Criterion]
    ) {
        let decision = Self.decide(facts, after: hours)
        #expect(!decision.isCovered)
        #expect(decision.end == nil)
        #expect(decision.unmet == unmet)
    }

    @Test func `a stay of 24 hours to the minute is long enough`() {
        #expect(Self.decide(Self.facts(), after: 24).isCovered)
        #expect(!Self.rule.decide(Self.facts(), discharged: Self.admitted + 24 * Self.hour - 1).isCovered)
    }

    @Test func `the time is 72 hours over a change of the clock, not three days`() {
        // 2026-10-23T13:00Z; summer time ends on the 25th, and the clocks show 14.00 where they showed 15.00.
        let discharged: Int64 = 1_792_760_400_000
        let decision = Self.rule.decide(
            Self.facts(admitted: discharged - 48 * Self.hour), discharged: discharged)
        #expect(decision.end == discharged + 72 * Self.hour)
    }
}
