import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Training after a stay begins within seven days of the discharge, or by the later day that the plan says.
@Suite(.onEachEngine) struct RehabilitationStartTests {
    private typealias Fixture = StayFixture
    private static let day: Int64 = 86_400_000

    private func sentHome(_ fixture: Fixture) async throws -> String {
        let stay = try await fixture.admit()
        fixture.temporary.clock.advance(by: 2 * Self.day)
        let order = DischargeOrder(
            expected: fixture.now + 3_600_000, destination: .home, needsNursing: false, needsRehabilitation: true,
            nursing: "Organization/home")
        let hand = Fixture.hand(Fixture.lung)
        let id = try await fixture.transition.begin(order, of: "karen", from: stay, by: hand)
        try await fixture.transition.complete(id, by: hand)
        return id
    }

    private func start(_ discharge: String, _ fixture: Fixture) async throws -> RehabilitationStart? {
        try await fixture.stored("Task", discharge + ".training").flatMap { RehabilitationStart($0) }
    }

    private func plan(_ day: String?) -> DocumentDraft {
        DocumentDraft(
            texts: ["level": "Almen", "function": "Går selv", "need": "Trapper", "start": "Snart"], startDay: day)
    }

    @Test func `the rule is seven days from the discharge, or the plan's later day`() {
        #expect(RehabilitationStart.due(discharged: 0, planned: nil) == 7 * Self.day)
        #expect(RehabilitationStart.due(discharged: 0, planned: 3 * Self.day) == 7 * Self.day)
        #expect(RehabilitationStart.due(discharged: 0, planned: 20 * Self.day) == 20 * Self.day)
    }

    @Test func `the municipality has a promise with the law's deadline, and is told when it passes`() async throws {
        let fixture = try await Fixture()
        let id = try await sentHome(fixture)
        let promise = try #require(try await start(id, fixture))
        #expect(promise.owner == "Organization/home" && promise.isOpen)
        #expect(promise.due == fixture.now / 1000 * 1000 + 7 * Self.day)
        fixture.temporary.clock.advance(by: 7 * Self.day + 1000)
        let clocks = ClockRunner(fixture.record)
        _ = try await clocks.turn()
        let late = try #require(try await start(id, fixture))
        #expect(late.isLate(at: fixture.now) && late.escalations.map(\.step) == [.reminder])
        await #expect(throws: RecordError.self) {
            try await fixture.transition.beginTraining(id, by: Fixture.hand(Fixture.lung))
        }
        try await fixture.transition.beginTraining(id, by: Fixture.hand(Fixture.home))
        #expect(try await start(id, fixture)?.begun == fixture.now / 1000 * 1000)
        await #expect(throws: TransitionDesk.Mistake.late) {
            try await fixture.transition.beginTraining(id, by: Fixture.hand(Fixture.home))
        }
        fixture.temporary.clock.advance(by: 7 * Self.day)
        _ = try await clocks.turn()
        #expect(try await start(id, fixture)?.escalations.count == 1)
    }

    @Test func `a later day that the plan says takes the law's place, also when it is sent anew`() async throws {
        let fixture = try await Fixture()
        let id = try await sentHome(fixture)
        let hand = Fixture.hand(Fixture.lung)
        let later = InstantText.day(fixture.now + 20 * Self.day)
        try await fixture.transition.send(plan(later), .rehabilitationPlan, of: id, by: hand)
        #expect(try await start(id, fixture)?.due == DateTime(later)?.latest)
        var again = plan(InstantText.day(fixture.now + 30 * Self.day))
        again.change = "Feber"
        fixture.temporary.clock.advance(by: 60_000)
        try await fixture.transition.send(again, .rehabilitationPlan, of: id, by: hand)
        #expect(try await start(id, fixture)?.due == DateTime(again.startDay ?? "")?.latest)
    }
}
