import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// Whatever is tried in whatever order by whomever, each pathway has exactly one holder at each instant of its life.
@Suite(.onEachEngine) struct ResponsibilityPropertyTests {
    private typealias Fixture = ResponsibilityFixture

    private static let people: [Caller] = [
        Fixture.doctor, Fixture.colleague, Fixture.gp, Fixture.owner, Fixture.nurse, Fixture.stranger,
    ]
    private static let units = ["ward", "clinic", "nursing", "far"]
    private static let posts = ["doctor", "head", "gp", "owner", "nurse", "stranger"]

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `no sequence of commands breaks the invariant`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let fixture = try await Fixture([Fixture.pathway("two", of: "anna", clinician: nil)])
        var done = 0
        for step in 0..<120 {
            fixture.clock.advance(by: random.pick(0, 1, 60_000, Fixture.hour, 26 * Fixture.hour))
            do {
                try await Self.act(fixture, &random)
                done += 1
            } catch is RecordError {}
            if step % 4 == 0 { #expect(try await fixture.runner.turn().failed == 0) }
            for pathway in try await fixture.all("EpisodeOfCare").compactMap({ Responsibility($0) }) {
                Self.expectHeld(pathway, at: fixture.clock.now, "seed \(seed), step \(step)")
            }
        }
        #expect(done > 10, "commands that were carried out")
        #expect(try await fixture.findings() == [])
    }

    /// At sampled instants of its life, one unit and at most one clinician.
    private static func expectHeld(_ pathway: Responsibility, at now: Int64, _ comment: Comment) {
        #expect(ResponsibilityShape.fault(pathway.json) == nil, comment)
        let bounds = pathway.periods.flatMap { [$0.start, $0.end ?? now] }
        let end = pathway.isClosed ? pathway.end ?? now : now + 1
        for instant in bounds.flatMap({ [$0 - 1, $0] }) + [now]
        where instant >= pathway.start ?? 0 && instant < end {
            #expect(pathway.periods.count { $0.role == .unit && $0.contains(instant) } == 1, comment)
            #expect(pathway.periods.count { $0.role == .clinician && $0.contains(instant) } <= 1, comment)
        }
    }

    private static func act(_ fixture: Fixture, _ random: inout SeededRandom) async throws {
        let hand = Fixture.hand(people.randomElement(using: &random) ?? Fixture.doctor)
        let pathway = random.pick("lungs", "two")
        let post = ResponsibilityPeriod.Holder("PractitionerRole/" + (posts.randomElement(using: &random) ?? ""))
        let handovers = try await fixture.all("Task").compactMap { Handover($0) }.filter { $0.moved == nil }
        let handover = handovers.randomElement(using: &random)?.task.id ?? "none"
        switch Int.random(in: 0..<13, using: &random) {
        case 0, 1, 2:
            let unit = ResponsibilityPeriod.Holder("Organization/" + (units.randomElement(using: &random) ?? ""))
            let later: Int64? = random.pick(nil, nil, fixture.clock.now + 30 * Fixture.hour)
            let draft = Fixture.draft(to: random.pick(unit, unit, post), from: later)
            _ = try await fixture.desk.offer(pathway, draft, by: hand)
        case 3: try await fixture.desk.see(handover, by: hand)
        case 4, 5, 6: try await fixture.desk.accept(handover, naming: random.pick(nil, post), by: hand)
        case 7: try await fixture.desk.decline(handover, because: "Nej", by: hand)
        case 8: try await fixture.desk.withdraw(handover, because: nil, by: hand)
        case 9: try await fixture.desk.nameClinician(random.pick(nil, post), of: pathway, by: hand)
        case 10:
            try await fixture.desk.nameCover(
                post, of: pathway, until: fixture.clock.now + Fixture.hour, by: hand)
        case 11: try await fixture.desk.nameCoordinator(random.pick(nil, post), of: pathway, by: hand)
        default:
            if Int.random(in: 0..<8, using: &random) == 0 { try await fixture.desk.close(pathway, by: hand) }
        }
    }
}
