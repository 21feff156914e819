import Record
import TestSupport
import Testing

@testable import Monitoring

/// What a programme teaches is marked as done by the citizen, and seen by those who watch.
@Suite(.onEachEngine) struct LearningTests {
    private typealias Fixture = MonitoringFixture

    @Test func aStepIsDoneOnceAndOnlyOnesThatThereAre() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let steps = try #require(try await fixture.today().plans.first?.education)
        let first = try #require(steps.first)
        #expect(try await fixture.citizen(plan)?.learnt == 0)
        #expect(try await fixture.citizen(plan)?.toLearn == steps.count)
        let hand = Fixture.hand(Fixture.karen)
        try await fixture.desk.learn(first.id, in: plan, of: "karen", by: hand)
        let when = fixture.clock.now
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.desk.learn(first.id, in: plan, of: "karen", by: hand)
        #expect(try await fixture.today().plans.first?.learnt == [first.id: when])
        #expect(try await fixture.citizen(plan)?.learnt == 1)
        #expect(try await fixture.deviations().isEmpty, "it is no wish for contact")
        await #expect(throws: RecordError.notFound) {
            try await fixture.desk.learn("nothing", in: plan, of: "karen", by: hand)
        }
        await #expect(throws: (any Error).self) {
            try await fixture.desk.learn(first.id, in: plan, of: "karen", by: Fixture.hand(Fixture.emil))
        }
        #expect(try await fixture.findings().isEmpty)
    }
}
